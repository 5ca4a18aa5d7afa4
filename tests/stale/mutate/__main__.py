"""Does random things to a tree of sources, and after each compares a compile through the cache with
one by the compiler alone: object, messages, exit status, mode and depfile.

    python3 tests/stale/mutate [--steps N] [--seed N] [--compiler NAME] [--bin DIRECTORY] [--keep]

Exit status: 0 every result was the compiler's, and at least 95 % of the compiles for which nothing had
changed were hits; 1 not so; 77 the compiler is not installed. A failure is printed with its seed and
with the shortest history that still shows it.
"""

import argparse
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import generate
import replay
import shrink

LEAST_HIT_RATE = 0.95
BINARIES = pathlib.Path(__file__).resolve().parents[3] / "build/release/bin"


def parse():
    parser = argparse.ArgumentParser(prog="mutate", description=__doc__.split("\n\n")[0])
    parser.add_argument("--steps", type=int, default=500, help="mutations, with a compile after each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--compiler", default="gcc")
    parser.add_argument("--bin", default=BINARIES, help="directory of the three programs")
    parser.add_argument("--keep", action="store_true", help="leave tree and cache behind")
    parser.add_argument("--shrink-seconds", type=float, default=600,
                        help="how long to look for a shorter failing history")
    return parser.parse_args()


def shorten(options, history):
    def fails(part):
        with replay.Replay(options.bin, options.compiler) as again:
            return again.fails(part)

    print(f"looking for a shorter history than these {len(history)} steps", flush=True)
    if not fails(history):
        return None, ""
    shortest = shrink.shrink(history, fails, options.shrink_seconds)
    return shortest, fails(shortest)


def report(options, history, difference):
    print(f"seed {options.seed}, compiler {options.compiler}, step {difference.step}: {difference}", flush=True)
    shortest, text = shorten(options, history[:difference.step + 1])
    if shortest is None:
        print("a second run of this history did not fail; its last steps:")
        shortest = history[max(0, difference.step - 19):difference.step + 1]
    for step in shortest:
        print("  " + " ".join(step))
    if text:
        print(text)


def main():
    options = parse()
    if shutil.which(options.compiler) is None:
        print(f"skipped: {options.compiler} is not installed")
        return 77
    history = generate.history(options.seed, options.steps)
    with replay.Replay(options.bin, options.compiler, options.keep) as run:
        try:
            run.run(history)
            difference = None
        except replay.Difference as found:
            difference = found
    if difference:
        report(options, history, difference)
        return 1
    rate = run.hits / run.expected if run.expected else 0
    print(f"seed {options.seed}, {options.compiler}: {run.compiles} compiles, none different; "
          f"{run.hits} of {run.expected} hits where nothing had changed ({100 * rate:.1f} %)")
    if rate < LEAST_HIT_RATE:
        print(f"too few hits; the others: {dict(run.misses)}")
        return 1
    return 0


sys.exit(main())
