"""Carries out a history with a cache and a daemon of its own, and compares each compile with the
compiler alone."""

import collections
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import time
import zlib

import actions
import tree

# Within one tick of the kernel's clock after a change, a result is rightly not kept.
TICK = 0.02
# A state seen longer ago than so many others of its unit may have been dropped (Manifest::kMaxVariants).
REMEMBERED = 8


class Difference(Exception):
    """What the cache gave is not what the compiler gives."""

    def __init__(self, step, text):
        super().__init__(text)
        self.step = step

HEADER = pathlib.Path(__file__).resolve().parents[3] / "src/protocol/frame.h"
FRAME = "=IHHII"
MAGIC, CONTROL = 0x0143435A, 6
VERSION = int(re.search(r"kProtocolVersion = (\d+);", HEADER.read_text())[1])


class Replay:
    def __init__(self, binaries, compiler, keep=False):
        self.zccache = str(pathlib.Path(binaries).resolve() / "zccache")
        self.compiler = compiler
        self.keep = keep
        self.expected = self.hits = self.compiles = 0
        self.misses = collections.Counter()

    def __enter__(self):
        self.base = pathlib.Path(tempfile.mkdtemp(prefix="zccache-mutate."))
        (self.base / "work").mkdir()
        (self.base / "home").mkdir()
        self.world = actions.World(self.base / "work")
        self.seen = collections.defaultdict(list)
        kept = {name: value for name, value in os.environ.items()
                if name in ("PATH", "TMPDIR", "LD_LIBRARY_PATH", "ZCCACHE_TEST_CHECKS_OFF")}
        self.environment = {**kept, "LC_ALL": "C", "HOME": str(self.base / "home"),
                            "ZCCACHE_CACHE_DIR": str(self.base / "cache"),
                            "ZCCACHE_TIMEOUT_MS": "20000"}
        return self

    def __exit__(self, *_):
        pid = self.daemon_pid()
        self.command("stop")
        if pid:
            self.await_end(pid)
        if self.keep:
            print(f"kept: {self.base}")
        else:
            shutil.rmtree(self.base)

    # ---- the daemon ------------------------------------------------------------------------------

    def command(self, *words):
        return subprocess.run([self.zccache, *words], env=self.environment, cwd=self.base,
                              capture_output=True, text=True, timeout=60, check=False)

    def status(self):
        """As `status --json`, without a process for each: thousands are asked for."""
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(60)
                connection.connect(str(self.base / "cache/zccached.sock"))
                request = json.dumps({"command": "status"}).encode()
                connection.sendall(struct.pack(FRAME, MAGIC, VERSION, CONTROL, len(request), 0) + request)
                with connection.makefile("rb") as reply:
                    header = struct.unpack(FRAME, reply.read(struct.calcsize(FRAME)))
                    return json.loads(reply.read(header[3]))
        except (OSError, ValueError, struct.error):
            return {}

    def daemon_pid(self):
        return self.status().get("pid")

    def await_end(self, pid):
        """The daemon has left its root. Nobody else is ended: a process is asked by its command."""
        for attempt in range(500):
            try:
                words = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
            except OSError:
                return
            if os.fsencode(self.base / "cache") not in words:
                return
            if attempt == 400:
                os.kill(pid, signal.SIGKILL)
            time.sleep(0.01)

    def daemon(self, how):
        pid = self.daemon_pid()
        if not pid:
            return
        if how == "kill":
            os.kill(pid, signal.SIGKILL)
            self.await_end(pid)
            self.seen.clear()  # what was not written yet is lost, rightly
        else:
            self.command(how)
            if how == "stop":
                self.await_end(pid)

    # ---- compiles --------------------------------------------------------------------------------

    def run_compile(self, prefix, unit, number):
        for output in unit.outputs:
            self.world.path(output).unlink(missing_ok=True)
        arguments = [*prefix, self.compiler, *unit.arguments, *self.world.flags[number], "-c", unit.source,
                     "-o", unit.outputs[0]]
        environment = dict(self.environment)
        if self.world.cpath:
            environment["CPATH"] = self.world.cpath
        done = subprocess.run(arguments, env=environment, cwd=self.world.root, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=120, check=False)
        result = {"exit status": done.returncode, "stdout": done.stdout, "stderr": done.stderr}
        for output in unit.outputs:
            path = self.world.path(output)
            if path.exists():
                result[output] = path.read_bytes()
                result[output + ": mode"] = oct(path.stat().st_mode)
        return result

    def compile(self, index, number, compare=True):
        unit = tree.UNITS[number]
        time.sleep(TICK)
        expected = compare and self.is_expected(number)
        before = self.status() if expected else {}
        got = self.run_compile([self.zccache], unit, number)
        self.compiles += 1
        if expected:
            self.note_hit(before)
        if not compare:
            return
        bare = self.run_compile([], unit, number)
        if got != bare:
            raise Difference(index, describe(unit, got, bare))
        if bare["exit status"] == 0:
            self.note_seen(number)

    def state(self, number):
        content = tuple(sorted(tree.snapshot(self.world.root).items()))
        return hash((content, tuple(self.world.flags[number]), self.world.cpath))

    def is_expected(self, number):
        return (tree.UNITS[number].plain and self.state(number) in self.seen[number]
                and not tree.has_circle(self.world.root))

    def note_seen(self, number):
        state, seen = self.state(number), self.seen[number]
        if state in seen:
            seen.remove(state)
        seen.append(state)
        del seen[:-REMEMBERED]

    def note_hit(self, before):
        after = self.status()
        self.expected += 1
        if after.get("hits", 0) > before.get("hits", 0):
            self.hits += 1
            return
        for group in ("miss_reasons", "passed_through", "bypassed"):
            for name, count in after.get(group, {}).items():
                if count > before.get(group, {}).get(name, 0):
                    self.misses[name] += 1

    # ---- histories -------------------------------------------------------------------------------

    def step(self, index, step, compare=True):
        name, *arguments = step
        if name == "compile":
            self.compile(index, int(arguments[0]), compare)
        elif name == "daemon":
            self.daemon(arguments[0])
        else:
            actions.apply(self.world, step)

    def run(self, history):
        for index, step in enumerate(history):
            self.step(index, step)

    def fails(self, history):
        """Whether the last compile of the history comes out wrong; the others only fill the cache."""
        try:
            for index, step in enumerate(history):
                self.step(index, step, compare=index == len(history) - 1)
        except Difference as difference:
            return str(difference)
        return None


def describe(unit, got, bare):
    lines = [f"{unit.source}: not what the compiler gives:"]
    for name in sorted(set(got) | set(bare)):
        if got.get(name) != bare.get(name):
            lines.append(f"  {name}: {shown(got.get(name))}, bare {shown(bare.get(name))}")
    return "\n".join(lines)


def shown(value):
    if value is None:
        return "missing"
    if isinstance(value, bytes):
        try:
            text = value.decode("ascii")
        except UnicodeDecodeError:
            return f"{len(value)} bytes ({zlib.crc32(value):08x})"
        return repr(text[:400])
    return str(value)
