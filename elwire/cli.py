"""The program `elwire`."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line, and leave with its exit status."""
    gc.set_threshold(200_000, 20, 50)
    sys.setrecursionlimit(10_000)
    from elwire.command_line import run
    from elwire.startup import make_interpreter

    it = make_interpreter()
    gc.freeze()
    status = run(it, sys.argv)
    sys.stdout.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
