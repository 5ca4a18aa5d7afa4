"""Stands where a daemon would: listens at SOCKET and treats every caller the same way.

    fake_daemon.py SOCKET other-version|garbage|close|truncate|flood|silent

Prints a line when it listens and a line for each caller.
"""

import os
import pathlib
import re
import socket
import struct
import sys

HEADER = pathlib.Path(__file__).resolve().parents[2] / "src/protocol/frame.h"
MAGIC = 0x0143435A
VERSION = int(re.search(r"kProtocolVersion = (\d+);", HEADER.read_text())[1])
OTHER_VERSION = struct.pack("=IHHII", MAGIC, 0xFFFE, 8, 0, 0)
KEEP_WAITING_FOR_MORE = struct.pack("=IHHII", MAGIC, VERSION, 2, 4096, 0) + b"short"
HUGE = struct.pack("=IHHII", MAGIC, VERSION, 2, 0xFFFFFFFF, 0xFFFFFFFF)


def treat(caller, how):
    caller.settimeout(5)
    if how == "close":
        return
    if how == "silent":
        while caller.recv(65536):
            pass
        return
    caller.recv(65536)
    if how == "other-version":
        caller.sendall(OTHER_VERSION)
    elif how == "garbage":
        caller.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n" * 64)
    elif how == "truncate":
        caller.sendall(KEEP_WAITING_FOR_MORE)
    elif how == "flood":
        caller.sendall(HUGE + b"x" * 65536)


def main(path, how):
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    os.chmod(path, 0o777)
    listener.listen(64)
    print("listening", flush=True)
    while True:
        caller, _ = listener.accept()
        print("called", flush=True)
        try:
            treat(caller, how)
        except OSError:
            pass
        caller.close()


main(*sys.argv[1:])
