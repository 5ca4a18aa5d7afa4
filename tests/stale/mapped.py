"""Maps the file it is given, shared and writable, and closes it. Then stores a byte for each line
"OFFSET CHARACTER" on stdin and says so; ends, and so unmaps, at the end of stdin."""

import mmap
import sys

with open(sys.argv[1], "r+b") as file:
    memory = mmap.mmap(file.fileno(), 0)
print("mapped", flush=True)
for line in sys.stdin:
    offset, character = line.split()
    memory[int(offset)] = ord(character)
    print("stored", flush=True)
