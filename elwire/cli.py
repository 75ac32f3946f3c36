"""The program `elwire`."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line, and leave with its exit status."""
    gc.set_threshold(200_000, 20, 50)
    _allow_deep_stacks()
    from elwire.command_line import run
    from elwire.startup import make_interpreter

    it = make_interpreter()
    gc.freeze()
    status = run(it, sys.argv)
    sys.stdout.flush()
    os._exit(status)


def _allow_deep_stacks() -> None:
    """Let the stack grow to what the kernel has set aside for it, so that deep recursion is a Lisp error."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
    wanted = 120 << 20
    if soft != resource.RLIM_INFINITY and soft < wanted and (hard == resource.RLIM_INFINITY or hard >= wanted):
        resource.setrlimit(resource.RLIMIT_STACK, (wanted, hard))


if __name__ == "__main__":
    main()
