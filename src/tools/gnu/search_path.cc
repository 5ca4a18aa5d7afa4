#include "tools/gnu/search_path.h"

#include <algorithm>
#include <array>

#include "platform/checks.h"
#include "platform/process.h"
#include "tools/depfile.h"
#include "tools/gnu/options.h"

namespace zcc::tools::gnu {
namespace {

constexpr std::string_view kQuoteHeading = "#include \"...\" search starts here:\n";
constexpr std::string_view kAngleHeading = "#include <...> search starts here:\n";
constexpr std::string_view kEnd = "End of search list.\n";
// What clang does not look for under the name that a text gives.
constexpr std::string_view kFramework = " (framework directory)";
constexpr std::string_view kHeaderMap = " (headermap)";

std::string_view driver_language(Language language) {
  switch (language) {
    case Language::kC: return "c";
    case Language::kCxx: return "c++";
    case Language::kObjC: return "objective-c";
    case Language::kObjCxx: return "objective-c++";
    case Language::kAssembler:
    case Language::kAssemblerCpp: return "assembler-with-cpp";
    case Language::kRust:
    case Language::kOther: break;
  }
  return "c";
}

// Lines between two positions, each with one blank in front.
bool take_directories(std::string_view lines, std::vector<std::string>& out) {
  while (!lines.empty()) {
    const auto end = lines.find('\n');
    const auto line = lines.substr(0, end);
    if (!line.starts_with(' ') || line.ends_with(kFramework)) return false;
    if (line.ends_with(kHeaderMap) && check_is_on(Check::kRefusedOptions)) return false;
    out.emplace_back(line.substr(1));
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
  }
  return true;
}

// `ignoring nonexistent directory "x"`, `ignoring duplicate directory "x"`.
std::vector<std::string> ignored_directories(std::string_view lines) {
  std::vector<std::string> out;
  constexpr std::string_view kIgnoring = "ignoring ";
  for (auto at = lines.find(kIgnoring); at != std::string_view::npos;
       at = lines.find(kIgnoring, at + 1)) {
    const auto line = lines.substr(at, lines.find('\n', at) - at);
    const auto open = line.find('"'), close = line.rfind('"');
    if (open != close) out.emplace_back(line.substr(open + 1, close - open - 1));
  }
  return out;
}

// The words of a command as clang prints it: one with blanks, quotes, backslashes or dollars is put in
// quotes, where backslashes stand before the latter three.
std::vector<std::string> printed_words(std::string_view line) {
  std::vector<std::string> words(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') {
      quoted = !quoted;
    } else if (line[i] == ' ' && !quoted) {
      words.emplace_back();
    } else {
      if (line[i] == '\\' && quoted && i + 1 < line.size()) ++i;
      words.back() += line[i];
    }
  }
  return words;
}

// The words of the command that clang's driver runs, as -v shows it; of GCC none.
std::vector<std::string> words_passed_on(std::string_view lines) {
  constexpr std::string_view kProper = " -cc1 ";
  const auto at = lines.find(kProper);
  if (at == std::string_view::npos) return {};
  return printed_words(lines.substr(at + 1, lines.find('\n', at) - at - 1));
}

// The word behind `option`.
std::string value_passed_on(const std::vector<std::string>& words, std::string_view option) {
  const auto at = std::find(words.begin(), words.end(), option);
  return at == words.end() || at + 1 == words.end() ? std::string() : *(at + 1);
}

// ` "/usr/lib/llvm-14/bin/clang" -cc1 ... -I inc -internal-isystem /usr/local/include`: options that
// name a directory, with it or before it (clang 14 and 19 join those of CPATH).
std::vector<std::string> directories_passed_on(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view word = words[i];
    constexpr std::string_view kJoined = "-I", kSystem = "system", kQuote = "-iquote",
                               kAfter = "-idirafter";
    if (word.starts_with(kJoined) && word.size() > kJoined.size()) {
      out.emplace_back(word.substr(kJoined.size()));
    } else if ((word == kJoined || word == kQuote || word == kAfter ||
                (word.starts_with('-') && word.ends_with(kSystem))) &&
               i + 1 < words.size()) {
      out.push_back(words[++i]);
    }
  }
  return out;
}

// Directories for one architecture beside those that are for all (Debian's multiarch, and LLVM's own
// layout), and those of libc++ for the compiler's installation and for the system: clang's driver passes
// them on only where they exist.
std::vector<std::string> candidate_directories(std::string_view lines,
                                               const std::vector<std::string>& passed_on,
                                               const std::vector<std::string>& words) {
  const auto triple = value_passed_on(words, "-triple");
  if (triple.empty()) return {};
  const auto machine = triple.substr(0, triple.find('-'));
  // As clang calls the target, and without the vendor; Debian calls all x86 of 32 bits i386.
  std::vector<std::string> machines{triple, machine + "-linux" + triple.substr(triple.rfind('-'))};
  if (machine.size() == 4 && machine.front() == 'i') machines.push_back("i386-linux-gnu");
  std::vector<std::string> out;
  const auto add = [&](std::string directory) {
    const bool known = std::find(passed_on.begin(), passed_on.end(), directory) != passed_on.end() ||
                       std::find(out.begin(), out.end(), directory) != out.end();
    if (!known) out.push_back(std::move(directory));
  };
  std::vector<std::string> bases;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool of_the_system = words[i].starts_with("-internal-") && words[i + 1].ends_with("/include");
    if (of_the_system) bases.push_back(words[i + 1]);
  }
  constexpr std::string_view kInstalled = "InstalledDir: ";
  if (const auto at = lines.find(kInstalled); at != std::string_view::npos) {
    const auto directory = lines.substr(at + kInstalled.size());
    bases.push_back(std::string(directory.substr(0, directory.find('\n'))) + "/../include");
  }
  for (const auto& base : bases) {
    for (const auto& name : machines) add(base + '/' + name);
    const bool cxx = value_passed_on(words, "-x").starts_with("c++");
    if (!cxx) continue;
    add(base + "/c++/v1");
    for (const auto& name : machines) add(base + '/' + name + "/c++/v1");
  }
  return out;
}

// Where clang's driver would look for GCC's C++ headers, and what decides which of its libraries are
// fit, relative to a GCC installation (seen by strace of Clang 14 and 19).
void add_installation(const std::string& installation, bool cxx, std::vector<std::string>& to) {
  for (const auto* biarch : {"/32", "/64", "/x32"}) to.push_back(installation + biarch);
  const auto slash = installation.rfind('/');
  if (!cxx || slash == std::string::npos || slash == 0) return;
  const auto version = installation.substr(slash + 1);
  const auto above = installation.rfind('/', slash - 1);
  if (above == std::string::npos) return;
  const auto machine = installation.substr(above + 1, slash - above - 1);
  const auto root = installation.substr(0, above) + "/../..";  // of lib/gcc
  for (const auto& base : {root + "/include/c++/" + version, root + "/include/" + machine + "/c++/" + version,
                           root + '/' + machine + "/include/c++/" + version, root + "/include/g++",
                           installation + "/include/c++", installation + "/include/c++/" + version,
                           installation + "/include/g++-v" + version}) {
    to.push_back(base);
    to.push_back(base + '/' + machine);
    to.push_back(base + "/backward");
  }
}

// `Found candidate GCC installation: /usr/lib/gcc/x86_64-linux-gnu/12`. Which is selected, if any is (with -m32
// one that has libraries for it), depends on what is in them.
std::vector<std::string_view> installations(std::string_view lines) {
  std::vector<std::string_view> out;
  constexpr std::string_view kFound = "Found candidate GCC installation: ";
  for (auto at = lines.find(kFound); at != std::string_view::npos; at = lines.find(kFound, at + 1)) {
    out.push_back(lines.substr(at, lines.find('\n', at) - at).substr(kFound.size()));
  }
  return out;
}

// Where another version beside one that was found may be taken instead once it is there.
std::vector<std::string> directories_of_versions(std::string_view lines) {
  std::vector<std::string> out;
  for (const auto found : installations(lines)) {
    std::string directory(found.substr(0, found.rfind('/')));
    if (std::find(out.begin(), out.end(), directory) == out.end()) out.push_back(std::move(directory));
  }
  return out;
}

std::string last_of(const std::vector<std::string>& values) { return values.empty() ? std::string() : values.back(); }

// "=inc" and "$SYSROOT/inc" are in the sysroot (GCC manual, "Directory Options").
std::string in_sysroot(std::string directory, const std::vector<std::string>& arguments) {
  constexpr std::string_view kVariable = "$SYSROOT";
  const bool equals = directory.starts_with('='), variable = directory.starts_with(kVariable);
  if (!equals && !variable) return directory;
  auto root = last_of(values_of(arguments, {"-isysroot"}));
  if (root.empty()) root = last_of(values_of(arguments, {"--sysroot="}));
  if (root.empty()) root = last_of(values_of(arguments, {"--sysroot"}));
  return root + directory.substr(equals ? 1 : kVariable.size());
}

// The elements of a variable like CPATH; an empty one is the working directory.
void add_elements(std::string_view value, std::vector<std::string>& to) {
  for (;;) {
    const auto colon = value.find(':');
    const auto element = value.substr(0, colon);
    to.emplace_back(element.empty() ? "." : element);
    if (colon == std::string_view::npos) return;
    value.remove_prefix(colon + 1);
  }
}

constexpr auto kPathVariables = std::to_array<std::string_view>(
    {"CPATH=", "C_INCLUDE_PATH=", "CPLUS_INCLUDE_PATH=", "OBJC_INCLUDE_PATH=", "OBJCPLUS_INCLUDE_PATH="});

// The directories that arguments and variables name.
std::vector<std::string> named_directories(const std::vector<std::string>& arguments,
                                           const std::vector<std::string>& environment) {
  std::vector<std::string> out;
  for (const auto option : {"-I", "-iquote", "-isystem", "-idirafter"}) {
    for (auto& value : values_of(arguments, {option})) out.push_back(in_sysroot(std::move(value), arguments));
  }
  const auto prefix = last_of(values_of(arguments, {"-iprefix"}));
  for (const auto option : {"-iwithprefixbefore", "-iwithprefix"}) {
    for (const auto& value : values_of(arguments, {option})) out.push_back(prefix + value);
  }
  for (const auto& entry : environment) {
    for (const auto name : kPathVariables) {
      if (entry.starts_with(name)) add_elements(std::string_view(entry).substr(name.size()), out);
    }
  }
  return out;
}

// Of what is named and is no directory GCC says nothing.
void add_unmentioned(const std::vector<std::string>& directories, SearchPath& path) {
  for (const auto& directory : directories) {
    bool mentioned = false;
    for (const auto* list : {&path.quote, &path.angle, &path.ignored, &path.passed_on}) {
      mentioned = mentioned || std::find(list->begin(), list->end(), directory) != list->end();
    }
    if (!mentioned) path.ignored.push_back(directory);
  }
}

// GCC's driver passes on directories of headers beside the programs that -B names, once there are any. False: how
// they are called is not known, as nothing shows GCC's own.
bool add_beside_programs(const std::vector<std::string>& arguments, SearchPath& path) {
  const auto prefixes = values_of(arguments, {"-B"});
  if (prefixes.empty() || !path.triple.empty()) return true;  // clang tells its target
  constexpr std::string_view kInclude = "/include";
  const auto own = std::ranges::find_if(path.angle, [&](std::string_view directory) {
    return directory.find("/lib/gcc/") != std::string_view::npos && directory.ends_with(kInclude);
  });
  if (own == path.angle.end()) return false;
  const auto installation = std::string_view(*own).substr(0, own->size() - kInclude.size());
  const auto version = installation.rfind('/');
  const auto machine = installation.rfind('/', version - 1);
  const std::string beneath[] = {"", std::string(installation.substr(machine + 1, version - machine)),
                                 std::string(installation.substr(machine + 1)) + '/'};
  for (const auto& prefix : prefixes) {
    for (const auto& directory : beneath) {
      for (const auto* name : {"include", "include-fixed"}) path.candidates.push_back(prefix + '/' + directory + name);
    }
  }
  return true;
}

// What clang's driver reads for these targets besides configuration files decides where it looks: other
// compilers on PATH (MinGW), a registry (MSVC), settings of an SDK (Apple), a list of libraries (bare metal).
bool asks_others(std::string_view triple) {
  if (triple.ends_with("-elf") || triple.ends_with("-eabi") || triple.ends_with("-eabihf")) return true;
  for (const std::string_view system : {"windows", "apple", "-none-"}) {
    if (triple.find(system) != std::string_view::npos) return true;
  }
  return false;
}

// Clang as MSVC looks in the directories of all texts that are being included, and has a pragma
// that takes one name for another (clang's manual, "Microsoft extensions").
bool is_like_msvc(const std::vector<std::string>& arguments) {
  return std::any_of(arguments.begin(), arguments.end(), [](const std::string& argument) {
    return argument.starts_with("-fms") || argument.find("msvc") != std::string::npos;
  });
}

}  // namespace

Result<SearchPath> parse_search_path(std::string_view verbose) {
  const auto bad = [] { return fail(ErrorKind::kDamaged, "no search path in what -v printed"); };
  const auto quote = verbose.find(kQuoteHeading);
  const auto angle = verbose.find(kAngleHeading);
  const auto end = verbose.find(kEnd);
  if (quote == std::string_view::npos || angle == std::string_view::npos ||
      end == std::string_view::npos || quote > angle || angle > end) {
    return bad();
  }
  SearchPath path;
  const auto first = quote + kQuoteHeading.size(), second = angle + kAngleHeading.size();
  if (!take_directories(verbose.substr(first, angle - first), path.quote) ||
      !take_directories(verbose.substr(second, end - second), path.angle)) {
    return bad();
  }
  path.ignored = ignored_directories(verbose.substr(0, quote));
  const auto words = words_passed_on(verbose.substr(0, quote));
  path.passed_on = directories_passed_on(words);
  path.candidates = candidate_directories(verbose.substr(0, quote), path.passed_on, words);
  path.triple = value_passed_on(words, "-triple");
  path.listed = directories_of_versions(verbose.substr(0, quote));
  const bool cxx = value_passed_on(words, "-x").starts_with("c++");
  for (const auto installation : installations(verbose.substr(0, quote))) {
    add_installation(std::string(installation), cxx, path.candidates);
  }
  return path;
}

Result<SearchPath> ask_search_path(const SearchQuestion& question, const std::vector<std::string>& words) {
  const auto& [tool, arguments, language, environment, cwd] = question;
  std::vector<std::string> argv{tool};
  argv.insert(argv.end(), arguments.begin(), arguments.end());
  argv.insert(argv.end(), words.begin(), words.end());
  // The language is told by name, whatever locale the caller's messages are in.
  auto plain = environment;
  std::erase_if(plain, [](const std::string& entry) {
    return entry.starts_with("LC_") || entry.starts_with("LANG");
  });
  plain.emplace_back("LC_ALL=C");
  const auto answer = run_probe(argv, plain, cwd, std::chrono::seconds(10));
  if (!answer) return tl::unexpected(answer.error());
  if (answer->wait_status != 0) return fail(ErrorKind::kSystem, tool + ": no search path");
  auto path = parse_search_path(answer->out);
  if (!path) return path;
  // Both streams came through one pipe: the rule stands between lines of -v.
  const auto rule = answer->out.find(std::string(kImplied) + ":");
  if (rule == std::string::npos) return fail(ErrorKind::kDamaged, tool + ": no rule from -M");
  auto end = answer->out.find('\n', rule);
  while (end != std::string::npos && end > 0 && answer->out[end - 1] == '\\') {
    end = answer->out.find('\n', end + 1);
  }
  if (end == std::string::npos) return fail(ErrorKind::kDamaged, tool + ": no rule from -M");
  const auto implied = parse_depfile(std::string_view(answer->out).substr(rule, end + 1 - rule));
  if (!implied) return tl::unexpected(implied.error());
  for (const auto& file : *implied) {
    if (file != "/dev/null") path->implied.push_back(file);
  }
  return path;
}

Result<SearchPath> complete_search_path(const SearchQuestion& question, SearchPath path) {
  const auto named = named_directories(question.arguments, question.environment);
  const auto is_of_two_lines = [](const std::string& name) { return name.find('\n') != std::string::npos; };
  if (std::any_of(named.begin(), named.end(), is_of_two_lines)) {
    return fail(ErrorKind::kLimit, "a directory's name is more than one line");
  }
  add_unmentioned(named, path);
  if (!add_beside_programs(question.arguments, path)) {
    return fail(ErrorKind::kDamaged, question.tool + ": where it looks beside -B is not known");
  }
  path.asks_others = asks_others(path.triple) || is_like_msvc(question.arguments);
  return path;
}

Result<SearchPath> find_search_path(const SearchQuestion& question) {
  auto path = ask_search_path(question, {"-v", "-M", "-MT", std::string(kImplied), "-x",
                                         std::string(driver_language(question.language)), "/dev/null"});
  if (!path) return path;
  return complete_search_path(question, std::move(*path));
}

Result<std::vector<std::string>> ask_macros(const SearchQuestion& question, const std::vector<std::string>& words) {
  const auto& [tool, arguments, language, environment, cwd] = question;
  std::vector<std::string> argv{tool};
  argv.insert(argv.end(), arguments.begin(), arguments.end());
  argv.insert(argv.end(), words.begin(), words.end());
  const auto answer = run_probe(argv, environment, cwd, std::chrono::seconds(10));
  if (!answer) return tl::unexpected(answer.error());
  if (answer->wait_status != 0) return fail(ErrorKind::kSystem, tool + ": no macros");
  constexpr std::string_view kDefine = "#define ";
  std::vector<std::string> macros;
  std::string_view rest = answer->out;
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (!line.starts_with(kDefine)) continue;
    const auto name = line.substr(kDefine.size());
    macros.emplace_back(name.substr(0, name.find_first_of(" (")));
  }
  // Every compiler has some.
  if (macros.empty()) return fail(ErrorKind::kDamaged, tool + ": no macros in what -dM printed");
  std::sort(macros.begin(), macros.end());
  return macros;
}

Result<std::vector<std::string>> find_macros(const SearchQuestion& question) {
  return ask_macros(question, {"-w", "-dM", "-E", "-x", std::string(driver_language(question.language)), "/dev/null"});
}

}  // namespace zcc::tools::gnu
