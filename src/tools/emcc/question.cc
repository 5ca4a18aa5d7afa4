#include "tools/emcc/question.h"

namespace zcc::tools::emcc {

// Python's manual: "Audit events table" (open, os.listdir, os.scandir), sys.modules, "Site-specific
// configuration hook"; configuration files as emcc's tools/config.py searches them.
const char* const kQuestion = R"python(
import sys, os

def say(word, value):
  if '\n' in value: word, value = 'refused', 'a name of two lines'
  print('\nzccache-emcc', word, value, sep='\t')

def consult(path):
  say('consulted', path)
  return os.path.isfile(path)

def is_open_for_writing(arguments):
  flags = arguments[2] if len(arguments) > 2 else 0
  return bool((flags or 0) & (os.O_WRONLY | os.O_RDWR))

opened, listed = set(), set()
def note(event, arguments):
  if event == 'open' and isinstance(arguments[0], str) and not is_open_for_writing(arguments):
    opened.add(os.path.abspath(arguments[0]))
  elif event in ('os.listdir', 'os.scandir') and isinstance(arguments[0], str):
    listed.add(os.path.abspath(arguments[0]))
sys.addaudithook(note)

script = sys.argv[1]
root = os.path.dirname(os.path.realpath(script))
sys.argv = [script]
if sys.path and sys.path[0] == '': sys.path[0] = root

# Where it looks for its configuration, before that is missed.
for place in (root, os.path.dirname(os.path.dirname(root)), os.path.expanduser('~')):
  consult(os.path.join(place, '.emscripten'))
if os.environ.get('EM_CONFIG'): consult(os.path.expanduser(os.environ['EM_CONFIG']))

import runpy
runpy.run_path(script, run_name='zccache')
from tools import config, shared

# The configuration is a program: one that asks for more than is known to be asked is refused.
import ast
PLAIN = (ast.Module, ast.Assign, ast.Name, ast.Constant, ast.List, ast.Tuple, ast.Load, ast.Store, ast.BinOp,
         ast.Add, ast.Mod, ast.JoinedStr, ast.FormattedValue, ast.Expr, ast.Attribute, ast.alias)
CALLS = ('os.path.basename', 'os.path.dirname', 'os.path.expanduser', 'os.path.join', 'os.path.normpath')
def is_plain(node):
  if isinstance(node, ast.Import): return all(a.name in ('os', 'os.path', 'sys') for a in node.names)
  if isinstance(node, ast.Attribute) and node.attr == 'environ': return False
  if not isinstance(node, ast.Call): return isinstance(node, PLAIN)
  name = ast.unparse(node.func)
  if name == 'os.getenv': return [ast.unparse(a) for a in node.args] == ["'EM_CONFIG'"]
  return name in CALLS or (isinstance(node.func, ast.Attribute) and node.func.attr == 'replace')
with open(config.EM_CONFIG) as file: text = file.read()
if not all(is_plain(node) for node in ast.walk(ast.parse(text))): say('refused', config.EM_CONFIG)

if config.COMPILER_WRAPPER: say('refused', 'COMPILER_WRAPPER')
if not os.path.isabs(config.CACHE): say('refused', 'CACHE')
# The first compile installs headers, and looks whether all programs are there. If that is done anew it shows here.
state = [os.path.join(config.CACHE, 'sysroot_install.stamp')]
if not config.FROZEN_CACHE: state.append(os.path.join(config.CACHE, 'sanity.txt'))
for path in state:
  if consult(path): say('file', path)
  else: say('refused', path)
say('clang', shared.CLANG_CC)
say('clang', shared.CLANG_CXX)

# Modules, their compiled forms, and where others would be found before them.
names = set(listed)
for module in list(sys.modules.values()):
  for attribute in ('__file__', '__cached__'):
    path = getattr(module, attribute, None)
    if not isinstance(path, str): continue
    if consult(os.path.abspath(path)): opened.add(os.path.abspath(path))
    if attribute == '__file__': names.add(os.path.dirname(os.path.abspath(path)))
names.update(os.path.abspath(path) for path in sys.path)
if getattr(sys.modules.get('site'), 'ENABLE_USER_SITE', None): names.add(sys.modules['site'].getusersitepackages())
for directory in names:
  say('names', directory)
  if not os.path.isdir(directory):
    consult(directory)  # an archive of modules may come
    continue
  opened.update(os.path.join(directory, name) for name in os.listdir(directory) if name.endswith('.pth'))
for program in {sys.executable, os.path.realpath(sys.executable)}:
  directory = os.path.dirname(program)
  for path in ('pyvenv.cfg', '../pyvenv.cfg', 'pybuilddir.txt', 'python%d%d._pth' % sys.version_info[:2]):
    path = os.path.normpath(os.path.join(directory, path))
    if consult(path): opened.add(path)
with open('/proc/self/maps') as maps:
  for line in maps:
    fields = line.rstrip('\n').split(None, 5)
    if len(fields) == 6 and 'x' in fields[1] and fields[5].startswith('/'): opened.add(fields[5])
opened = {path for path in opened if not path.startswith(('/proc/', '/dev/', '/sys/'))}
for path in opened:
  if os.path.isfile(path): say('file', path)

# Every variable that its own files name.
import re
ASKED = (r"environ(?:\.\w+)?\s*[\[(]\s*['\"](\w+)", r"getenv\s*\(\s*['\"](\w+)",
         r"['\"](\w+)['\"]\s+(?:not\s+)?in\s+os\.environ")
variables = set()
for path in opened | {script}:
  if not path.startswith(root + os.sep) or not path.endswith('.py'): continue
  with open(path, encoding='utf-8') as file: text = file.read()
  for pattern in ASKED: variables.update(re.findall(pattern, text))
with open(config.__file__) as file: keys = re.search(r'CONFIG_KEYS = \(([^)]*)\)', file.read())
if not keys: say('refused', config.__file__)
else: variables.update('EM_' + key for key in re.findall(r"'(\w+)'", keys.group(1)))
for name in variables: say('variable', name)
say('end', '')
)python";

}  // namespace zcc::tools::emcc
