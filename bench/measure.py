"""What the benchmarks share: the spawn loop, our daemon, medians and tables."""

import contextlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
CACHES = ("ZCCACHE_", "CCACHE_", "SCCACHE_")


def die(message):
    sys.exit(f"{Path(sys.argv[0]).name}: {message}")


def clean_environment():
    """The caller's, without settings of any cache, and with messages in one language."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(CACHES)}
    return env | {"LC_ALL": "C"}


FILE_SYSTEMS = {"ext4": ["mkfs.ext4", "-q", "-F"], "xfs": ["mkfs.xfs", "-q", "-f"], "btrfs": ["mkfs.btrfs", "-q", "-f"]}


@contextlib.contextmanager
def loop_mounted(path, kind, size="4G"):
    """A new file system of that kind at `path`, in a file. Needs root."""
    image = path.with_suffix(".image")
    for command in (
        ["truncate", "-s", size, image],
        [*FILE_SYSTEMS[kind], image],
        ["mount", "-o", "loop", image, path],
    ):
        if subprocess.run(command).returncode != 0:
            image.unlink(missing_ok=True)
            die(f"cannot make a file system: {command[0]} failed (it takes root, and loop devices)")
    try:
        yield
    finally:
        subprocess.run(["umount", path], check=False)
        image.unlink()


@contextlib.contextmanager
def work_directory(name, keep=False, file_system=None):
    """In build/, so on the file system people work on and not on a tmpfs, or on a new one of a kind."""
    (ROOT / "build").mkdir(exist_ok=True)
    path = Path(tempfile.mkdtemp(prefix=f"{name}.", dir=ROOT / "build"))
    mounted = loop_mounted(path, file_system) if file_system else contextlib.nullcontext()
    try:
        with mounted:
            yield path
    finally:
        if keep:
            print(f"kept: {path}")
        else:
            shutil.rmtree(path, ignore_errors=True)


def compile_c(source, output, musl=False):
    compiler = ["musl-gcc", "-static"] if musl else ["gcc"]
    subprocess.run([*compiler, "-O2", "-o", output, BENCH / source], check=True)
    return output


def first_line(*command):
    try:
        out = subprocess.run(command, capture_output=True, text=True, env=clean_environment())
    except FileNotFoundError:
        return None
    return (out.stdout or out.stderr).splitlines()[0] if out.returncode == 0 else None


def machine(where=ROOT):
    cpu = next(
        (line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    return {
        "cpu": cpu,
        "cores": os.cpu_count(),
        "kernel": platform.release(),
        "file_system": subprocess.run(
            ["df", "--output=fstype", where], capture_output=True, text=True
        ).stdout.split()[-1],
    }


# ---- the spawn loop ------------------------------------------------------------------------------


@dataclass
class Run:
    """The samples of one contender."""

    ns: list = field(default_factory=list)
    instructions: list = field(default_factory=list)
    failed: int = 0
    compared: int = 0
    identical: int = 0
    by_item: dict = field(default_factory=lambda: defaultdict(list))

    def add(self, item, ns, instructions, status, identical):
        self.ns.append(ns)
        self.by_item[item].append(ns)
        if instructions >= 0:
            self.instructions.append(instructions)
        self.failed += status != 0
        self.compared += identical >= 0
        self.identical += identical == 1

    def merge(self, other):
        self.ns += other.ns
        self.instructions += other.instructions
        self.failed += other.failed
        self.compared += other.compared
        self.identical += other.identical
        for item, ns in other.by_item.items():
            self.by_item[item] += ns

    @property
    def median(self):
        return statistics.median(self.ns)

    def quantile(self, q):
        ordered = sorted(self.ns)
        return ordered[min(len(ordered) - 1, int(q * len(ordered)))]

    def median_instructions(self):
        return statistics.median(self.instructions) if self.instructions else None

    def summary(self):
        return {
            "samples": len(self.ns),
            "median_us": round(self.median / 1e3, 1),
            "p10_us": round(self.quantile(0.1) / 1e3, 1),
            "p90_us": round(self.quantile(0.9) / 1e3, 1),
            "user_instructions": self.median_instructions(),
            "failed": self.failed,
            "compared": self.compared,
            "identical": self.identical,
        }


@dataclass
class Contender:
    name: str
    argv: object  # function of an item: the argument list
    env: dict = field(default_factory=dict)


class SpawnLoop:
    """Runs contenders in turn; see spawn_loop.c."""

    def __init__(self, work, cwd):
        self.work, self.cwd = work, cwd
        self.program = compile_c("spawn_loop.c", work / "spawn_loop")

    def run(self, contenders, items, rounds, checks=lambda item: [], quiet=False, skip=0):
        """name -> Run; the first `skip` rounds are run and not counted (their failures are)."""
        spec = self.work / "spec"
        with open(spec, "w") as out:
            print("cwd", self.cwd, sep="\t", file=out)
            for item in items:
                for file, reference in checks(item):
                    print("check", item, file, reference, sep="\t", file=out)
            for c in contenders:
                for name, value in c.env.items():
                    print("set", c.name, f"{name}={value}", sep="\t", file=out)
                for item in items:
                    print("job", c.name, item, *c.argv(item), sep="\t", file=out)
        env = clean_environment() | ({"SPAWN_LOOP_QUIET": "1"} if quiet else {})
        result = subprocess.run(
            [self.program, spec, str(rounds), self.work / "echo.sock"], stdout=subprocess.PIPE, text=True, env=env
        )
        if result.returncode != 0:
            die("the spawn loop failed")
        runs = defaultdict(Run)
        for line in result.stdout.splitlines():
            name, item, round_, ns, instructions, status, identical = line.split("\t")
            if int(round_) >= skip:
                runs[name].add(int(item), int(ns), int(instructions), int(status), int(identical))
        return runs


# ---- our own daemon ------------------------------------------------------------------------------


class Ours:
    def __init__(self, bin_directory, cache):
        self.launcher = Path(bin_directory).resolve() / "zccache"
        if not os.access(self.launcher, os.X_OK):
            die(f"no {self.launcher}: build it first (cmake --preset release && cmake --build --preset release)")
        self.env = {"ZCCACHE_CACHE_DIR": str(cache)}

    def command(self, *words, check=True):
        return subprocess.run(
            [self.launcher, *words], env=clean_environment() | self.env, check=check, capture_output=True, text=True
        ).stdout

    def status(self):
        try:
            return json.loads(self.command("status", "--json"))
        except subprocess.CalledProcessError as e:
            die(f"the daemon has gone: {e.stderr.strip()}")

    def counts(self):
        s = self.status()
        return {k: s[k] for k in ("hits", "misses", "not_cacheable", "errors")} | {
            "bypassed": sum(s["bypassed"].values())
        }


def difference(after, before):
    return {k: after[k] - before[k] for k in after}


# ---- what is printed -----------------------------------------------------------------------------


def us(ns):
    return f"{ns / 1e3:,.0f}" if ns >= 1e5 else f"{ns / 1e3:,.1f}"


def print_table(head, rows):
    widths = [max(len(str(row[i])) for row in [head, *rows]) for i in range(len(head))]
    for row in [head, *rows]:
        cells = [str(row[0]).ljust(widths[0])] + [str(c).rjust(w) for c, w in zip(row[1:], widths[1:])]
        print("  ".join(cells).rstrip())


def write_json(path, data):
    if path:
        Path(path).write_text(json.dumps(data, indent=2) + "\n")
