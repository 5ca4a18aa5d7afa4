"""Finds the shortest part of a failing history that still fails (Zeller, "Simplifying and isolating
failure-inducing input", 2002)."""

import time


def shrink(history, fails, seconds):
    """`fails(part)` says whether a history fails; its last step, the compile that shows it, stays.
    Stops after `seconds` with the best so far."""
    end = time.monotonic() + seconds
    steps, last = list(history[:-1]), history[-1]
    chunk = max(1, len(steps) // 2)
    while steps and time.monotonic() < end:
        at, removed = 0, False
        while at < len(steps) and time.monotonic() < end:
            shorter = steps[:at] + steps[at + chunk:]
            if fails(shorter + [last]):
                steps, removed = shorter, True
            else:
                at += chunk
        if chunk == 1 and not removed:
            break
        chunk = max(1, min(chunk // 2, len(steps) // 2))
    return steps + [last]
