"""The tree that is mutated, and the units that are compiled from it.

Everything has a name from a fixed pool, so that an action means the same whatever came before it, and
a history can be replayed without some of its actions.
"""

import dataclasses
import errno
import os
import pathlib

DIRECTORIES = ["inc0", "inc1", "inc2", "inc3", "deep/er/inc4"]
NAMES = ["a.h", "b.h", "c.h", "d.h", "sub/e.h"]
HEADERS = [f"{directory}/{name}" for directory in DIRECTORIES + ["src"] for name in NAMES]
# What is renamed, removed, exchanged or made a symlink as a whole.
WHOLE = DIRECTORIES + ["deep", "deep/er", "inc0/sub", "inc1/sub", "link"]
EXTRA_FLAGS = [[], [], ["-DEXTRA=1"], ["-DEXTRA=2"], ["-DEXTRA=1", "-DEXTRA=2"], ["-Iinc3"],
               ["-O1"], ["-iquote", "inc2"], ["-Wall"]]


@dataclasses.dataclass(frozen=True)
class Unit:
    """A source with the arguments it is always compiled with."""
    source: str
    arguments: tuple[str, ...]
    outputs: tuple[str, ...]
    # Whether a cache that never was wrong could still be asked to hit.
    plain: bool = True


def _unit(number, *arguments, depfile=None, plain=True):
    outputs = (f"build/u{number}.o",) + ((f"build/u{number}.d",) if depfile else ())
    more = (depfile,) if depfile else ()
    return Unit(f"src/u{number}.c", (*arguments, *more), outputs, plain)


UNITS = [
    _unit(0, "-Iinc0", "-Iinc1", "-Iinc3", "-Ideep/er/inc4", depfile="-MD"),
    _unit(1, "-Iinc1", "-Ilink", "-Iinc0", "-w"),
    _unit(2, "-Iinc3", "-isystem", "inc2", "-isystem", "inc0", depfile="-MMD"),
    _unit(3, "-iquote", "inc2", "-Iinc0/../inc1", "-idirafter", "inc0", "-g"),
    _unit(4, "-Iinc0", "-include", "a.h", "-Ideep/er/../er/inc4", "-Iinc2", depfile="-MD"),
    _unit(5, "-Ilink", "-Iinc0", "-DNAME=<c.h>", depfile="-MD", plain=False),
]


def header_text(number, value):
    """One of a few shapes; `value` has two digits, so that a text keeps its size."""
    lines = [f"#ifndef H{number}", f"#define H{number}", f"int v{number} = {value};"]
    if number % 3 == 0:
        other = NAMES[(number // 3) % len(NAMES)]
        lines += [f"#if __has_include(<{other}>)", f"#include <{other}>", f"int h{number} = 1;", "#endif"]
    if number % 4 == 1:
        other = NAMES[(number // 4) % len(NAMES)]
        lines += [f'#if __has_include("{other}")', f'#include "{other}"', "#endif"]
    if number % 5 == 2:
        lines += [f"static int unused{number};"]
    return "\n".join(lines + ["#endif", ""])


def source_text(number, value):
    lines = ['#include "a.h"', "#include <b.h>"]
    lines += ["#if __has_include(<c.h>)", "#include <c.h>", "#else", "int no_c;", "#endif"]
    if number % 2 == 0:
        lines += ['#if __has_include("d.h")', '#include "d.h"', "#endif"]
    if number % 3 == 1:
        lines += ["#if __has_include(<sub/e.h>)", "#include <sub/e.h>", "#endif"]
    if number == 5:
        lines += ["#if __has_include(NAME)", "#include NAME", "#endif"]
    lines += ["#ifdef EXTRA", "int extra = EXTRA;", "#endif", f"int unit = {value};", ""]
    return "\n".join(lines)


def make(root: pathlib.Path):
    """The tree as each history begins."""
    for directory in ["src", "build", "out", "inc0/sub", "inc1/sub", "inc2", "deep/er/inc4"]:
        (root / directory).mkdir(parents=True)
    (root / "link").symlink_to("inc1")
    for number, header in enumerate(["inc0/a.h", "inc0/b.h", "inc1/b.h", "inc1/c.h", "inc0/sub/e.h",
                                     "inc2/d.h", "deep/er/inc4/c.h"]):
        (root / header).write_text(header_text(number + 30, number + 10))
    for number, unit in enumerate(UNITS):
        (root / unit.source).write_text(source_text(number, number + 10))


def has_circle(root: pathlib.Path):
    """Whether symlinks lead nowhere but to each other. Compilers fail over such a name or pass over it,
    as the case may be, and nothing is stored."""
    for directory, directories, files in os.walk(root):
        for name in directories + files:
            try:
                os.stat(os.path.join(directory, name))
            except OSError as error:
                if error.errno == errno.ELOOP:
                    return True
    return False


def snapshot(root: pathlib.Path):
    """All there is but outputs: path to (kind, content). Times do not count."""
    found = {}
    for directory, directories, files in os.walk(root):
        if directory == str(root):
            directories.remove("build")
        for name in directories + files:
            path = os.path.join(directory, name)
            relative = os.path.relpath(path, root)
            if os.path.islink(path):
                found[relative] = ("link", os.readlink(path))
            elif os.path.isdir(path):
                found[relative] = ("directory", "")
            else:
                with open(path, encoding="ascii") as file:
                    found[relative] = ("file", file.read())
    return found
