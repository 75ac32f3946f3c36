"""The program `elwire`."""

from __future__ import annotations

import os
import sys
from typing import Any

NO_CACHE = "--no-compile-cache"


def main() -> None:
    """Run the command line, and leave with its exit status."""
    import gc

    gc.set_threshold(200_000, 20, 50)
    _hold_standard_descriptors()
    if NO_CACHE in sys.argv[1:2]:
        # An option of our own, first or not at all; what comes after it is Emacs's.
        os.environ["ELWIRE_CACHE"] = "0"
        del sys.argv[1]
    from elwire.options import Refused, parse

    try:
        plan = parse(sys.argv)
    except Refused as refused:
        _answer(refused.text, 1 if refused.status == 0 else 2)
        os._exit(refused.status)
    _allow_deep_stacks()
    from elwire.startup import make_interpreter

    it = make_interpreter()
    _attach_streams(it)
    gc.freeze()
    from elwire.command_line import CommandLine, run

    _end_by_signals(CommandLine(it, plan))
    try:
        status = run(it, plan)
    except BaseException as problem:
        if os.environ.get("ELWIRE_DEBUG") == "1":
            raise
        _answer(f"{plan.program}: {type(problem).__name__}: {problem}\n", 2)
        status = 255
    os._exit(status)


def _answer(text: str, descriptor: int) -> None:
    try:
        os.write(descriptor, text.encode("utf-8", "surrogateescape"))
    except OSError:
        pass


def _hold_standard_descriptors() -> None:
    """Let no file that is opened later become standard input, output or error where those are closed.

    They are opened the wrong way round, so that using them fails as if they were closed.
    """
    for descriptor, way in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_RDONLY)):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, way)


def _attach_streams(it: Any) -> None:
    """Let the interpreter IT write to standard output; when nobody reads that any more, die as by SIGPIPE."""
    from elwire.interpreter.streams import Output

    def write(data: bytes) -> None:
        try:
            while data:
                data = data[os.write(1, data) :]
        except BrokenPipeError:
            import signal

            signal.signal(signal.SIGPIPE, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGPIPE)

    it.stdout = Output(write, "line" if os.isatty(1) else "block")
    it.stderr = Output.on_descriptor(2, "none")


def _end_by_signals(line: Any) -> None:
    """Let SIGINT, SIGTERM and SIGHUP end the program as they end Emacs's batch mode: by `kill-emacs'."""
    import signal

    from elwire.command_line import on_signal

    def ended(number: int, _frame: object) -> None:
        on_signal(lambda: line, number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, ended)
    for number in (signal.SIGUSR1, signal.SIGUSR2):
        signal.signal(number, lambda _number, _frame: None)


def _allow_deep_stacks() -> None:
    """Let the stack grow to what the kernel has set aside for it, so that deep recursion is a Lisp error."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
    wanted = 120 << 20
    if soft != resource.RLIM_INFINITY and soft < wanted and (hard == resource.RLIM_INFINITY or hard >= wanted):
        resource.setrlimit(resource.RLIMIT_STACK, (wanted, hard))


if __name__ == "__main__":
    main()
