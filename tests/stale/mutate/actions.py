"""What can happen to a tree: each action is a name and its arguments, as text. One whose subject is
not there (in a shortened history) does nothing."""

import ctypes
import mmap
import os
import pathlib
import re
import shutil

import tree

AT_FDCWD = -100
RENAME_EXCHANGE = 2
_libc = ctypes.CDLL(None, use_errno=True)


class World:
    """One tree, and what is remembered of it."""

    def __init__(self, root: pathlib.Path):
        self.root = root
        self.flags = {unit: [] for unit in range(len(tree.UNITS))}
        self.cpath = ""
        tree.make(root)
        self.snapshots = {0: tree.snapshot(root)}

    def path(self, name):
        return self.root / name

    def write(self, name, text):
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def read(self, name):
        return self.path(name).read_text()

    def with_value(self, name, value):
        """The text of a file with another value, of the same size."""
        return re.sub(r" = \d\d;", f" = {value};", self.read(name), count=1)


def _keeping_times(path, change):
    stat = path.stat()
    change()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _exchange(first, second):
    result = _libc.renameat2(AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second), RENAME_EXCHANGE)
    if result != 0:
        raise OSError(ctypes.get_errno(), "renameat2")


def _remove(path):
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)


# ---- files ---------------------------------------------------------------------------------------

def edit(world, name, number, value):
    world.write(name, tree.header_text(int(number), int(value)))


def edit_value(world, name, value):
    world.write(name, world.with_value(name, value))


def edit_keeping_time(world, name, value):
    text = world.with_value(name, value)
    _keeping_times(world.path(name), lambda: world.write(name, text))


def overwrite(world, name, value):
    """In place, without a truncation, and keeping its time."""
    text = world.with_value(name, value)
    path = world.path(name)

    def change():
        descriptor = os.open(path, os.O_WRONLY)
        os.pwrite(descriptor, text.encode(), 0)
        os.close(descriptor)
    _keeping_times(path, change)


def store_mapped(world, name, value):
    text = world.with_value(name, value).encode()
    with open(world.path(name), "r+b") as file, mmap.mmap(file.fileno(), 0) as memory:
        memory[:] = text


def replace(world, name, value):
    """By a new file under the old name, with the old one's time."""
    text = world.with_value(name, value)
    stat = world.path(name).stat()
    world.write("out/new", text)
    os.utime(world.path("out/new"), ns=(stat.st_atime_ns, stat.st_mtime_ns))
    os.rename(world.path("out/new"), world.path(name))


def rewrite(world, name):
    world.write(name, world.read(name))


def touch(world, name):
    os.utime(world.path(name))


def touch_all(world):
    for name in tree.HEADERS:
        if world.path(name).exists():
            os.utime(world.path(name))


def delete(world, name):
    world.path(name).unlink()


def move(world, name, other):
    os.rename(world.path(name), world.path(other))


def exchange(world, name, other):
    _exchange(world.path(name), world.path(other))


def copy(world, name, other):
    shutil.copy2(world.path(name), world.path(other))


def hard_link(world, name, other):
    os.stat(world.path(name))
    world.path(other).unlink(missing_ok=True)
    os.link(world.path(name), world.path(other))


def edit_elsewhere(world, other, value):
    """Through whatever name outside the tree hard_link made."""
    edit_keeping_time(world, other, value)


def symlink(world, name, other):
    target = os.path.relpath(world.path(other), world.path(name).parent)
    _remove(world.path(name))
    world.path(name).symlink_to(target)


# ---- directories ---------------------------------------------------------------------------------

def exchange_directories(world, name, other):
    _exchange(world.path(name), world.path(other))


def move_directory(world, name, other):
    if name != other and not world.path(other).exists():
        os.rename(world.path(name), world.path(other))


def remove_directory(world, name):
    _remove(world.path(name))


def make_directory(world, name):
    world.path(name).mkdir(parents=True)


def link_directory(world, name, other):
    """`name` becomes a symlink to `other`; what it was goes to out/."""
    if name == other or other.startswith(name + "/") or name.startswith(other + "/"):
        return
    path = world.path(name)
    if path.is_symlink():
        path.unlink()
    elif path.exists():
        _remove(world.path("out/was"))
        os.rename(path, world.path("out/was"))
    path.symlink_to(os.path.relpath(world.path(other), path.parent))


def copy_directory_over(world, name):
    """A copy with all times takes the directory's name."""
    path = world.path(name)
    _remove(world.path("out/copy"))
    shutil.copytree(path, world.path("out/copy"), symlinks=True)
    _remove(world.path("out/old"))
    os.rename(path, world.path("out/old"))
    os.rename(world.path("out/copy"), path)


# ---- all of it -----------------------------------------------------------------------------------

def keep(world, number):
    world.snapshots[int(number)] = tree.snapshot(world.root)


def check_out(world, number):
    """As git does: what differs is removed and written anew, the rest is left alone."""
    wanted = world.snapshots.get(int(number))
    if wanted is None:
        return
    now = tree.snapshot(world.root)
    for name in sorted(now, reverse=True):
        if wanted.get(name) != now[name]:
            path = world.path(name)
            if path.is_dir() and not path.is_symlink():
                if wanted.get(name, ("",))[0] != "directory":
                    path.rmdir()
            else:
                path.unlink()
    for name, (kind, content) in sorted(wanted.items()):
        if now.get(name) == (kind, content):
            continue
        path = world.path(name)
        if kind == "directory":
            path.mkdir(exist_ok=True)
        elif kind == "link":
            path.symlink_to(content)
        else:
            path.write_text(content)


def flood(world, name, count):
    """More changes in one directory than the kernel keeps events for, if nobody reads them."""
    path = world.path(name)
    for number in range(int(count)):
        (path / f"{number}.tmp").touch()
        (path / f"{number}.tmp").unlink()


def set_flags(world, unit, choice):
    world.flags[int(unit)] = tree.EXTRA_FLAGS[int(choice)]


def set_cpath(world, value):
    world.cpath = value


def nothing(world):
    del world


ACTIONS = {action.__name__: action for action in [
    edit, edit_value, edit_keeping_time, overwrite, store_mapped, replace, rewrite, touch, touch_all,
    delete, move, exchange, copy, hard_link, edit_elsewhere, symlink, exchange_directories,
    move_directory, remove_directory, make_directory, link_directory, copy_directory_over, keep,
    check_out, flood, set_flags, set_cpath, nothing]}


def apply(world, step):
    """Does one step; a subject that is not there, or is of the wrong kind, makes it nothing."""
    name, *arguments = step
    try:
        ACTIONS[name](world, *arguments)
    except (OSError, ValueError, shutil.Error):
        pass
