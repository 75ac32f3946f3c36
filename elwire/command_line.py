"""Emacs's batch command line: the options, and the order in which they take effect.

See "Command Line Arguments for Emacs Invocation" in the Emacs manual.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from elwire.interpreter.objects import Cons, LispString, Obj, list_to_lisp, nil
from elwire.interpreter.signals import KillEmacs, Throw, error

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


def strings(texts: list[str]) -> Obj:
    return list_to_lisp([LispString(text) for text in texts])


class CommandLine:
    """One run of the command line."""

    def __init__(self, it: Interpreter, arguments: list[str]) -> None:
        self.it = it
        self.arguments = arguments

    def run(self) -> int:
        it = self.it
        left = self.arguments[1:]
        try:
            self.first_pass(left)
            self.second_pass()
            it.s.kill_emacs.call(nil)
        except KillEmacs as leaving:
            if leaving.__cause__ is not None:  # an error in a filter or sentinel
                return self.failed(leaving.__cause__)
            return self.finish(leaving.status)
        except Throw:
            return self.finish(255)
        except BaseException as exception:
            return self.failed(exception)
        return self.finish(0)

    def failed(self, exception: BaseException) -> int:
        """Report the uncaught EXCEPTION and run `kill-emacs-hook`."""
        from elwire.backtrace import describe

        it = self.it
        del it.handlers[:]
        if isinstance(exception, KeyboardInterrupt):
            it.stdout.flush()
            return self.finish(130)
        from elwire.builtins.messages import error_message, show
        from elwire.interpreter.errors import as_signal, error_object

        if it.s.backtrace_on_error_noninteractive.value is nil:
            text = error_message(it, error_object(as_signal(it, exception))).s
        else:
            text = describe(it, exception)
        show(it, text.rstrip("\n") + "\n")
        try:
            it.s.kill_emacs.call(255)
        except KillEmacs as leaving:
            return self.finish(leaving.status)
        except BaseException:
            pass
        return self.finish(255)

    def finish(self, status: int) -> int:
        from elwire.builtins.processes import close_all

        it = self.it
        it.stdout.flush()
        it.stderr.flush()
        it.loader.flush()
        close_all(it)
        return status

    def first_pass(self, left: list[str]) -> None:
        """Options that take effect before any other, wherever they stand."""
        kept: list[str] = []
        index = 0
        while index < len(left):
            argument = left[index]
            if argument in ("-batch", "--batch", "-Q", "--quick", "-q", "--no-init-file", "--no-site-file", "-nsl"):
                pass
            elif argument in ("--script", "-script") and index + 1 < len(left):
                kept += ["-scriptload", left[index + 1]]
                kept += left[index + 2 :]
                break
            elif argument in ("-x",) and index + 1 < len(left):
                kept += ["-scripteval", left[index + 1]]
                kept += left[index + 2 :]
                break
            elif argument == "--chdir" and index + 1 < len(left):
                os.chdir(left[index + 1])
                index += 1
            else:
                kept.append(argument)
            index += 1
        if kept and not kept[0].startswith("-") and kept == left and os.path.exists(kept[0]):
            kept = ["-scriptload", *kept]
        self.left = kept

    def second_pass(self) -> None:
        """The options that run in the order given."""
        it = self.it
        it.s.command_line_args.value = strings([self.arguments[0], *self.left])
        remaining = it.s.command_line_args_left
        remaining.value = strings(self.left)
        while isinstance(remaining.value, Cons):
            argument = remaining.value.car.s
            remaining.value = remaining.value.cdr
            name, equals, value = argument.partition("=")
            if equals and name.startswith("--"):
                remaining.value = Cons(LispString(value), remaining.value)
                argument = name
            self.option(argument)

    def operand(self, option: str) -> str:
        remaining = self.it.s.command_line_args_left
        if not isinstance(remaining.value, Cons):
            raise error(f"Option `{option}' requires an argument")
        value: str = remaining.value.car.s
        remaining.value = remaining.value.cdr
        return value

    def option(self, argument: str) -> None:
        handler = OPTIONS.get(argument) or OPTIONS.get("-" + argument)
        if handler is not None:
            handler(self, argument)
        elif argument.startswith("-") and argument != "-":
            raise error(f"Unknown option ‘{argument}’")

    def eval_(self, option: str) -> None:
        it = self.it
        text = self.operand(option)
        form = it.s.car.call(it.s.read_from_string.call(LispString(text)))
        it.evaluator.eval(form, nil if it.s.lexical_binding.value is nil else it.top_environment)

    def load(self, option: str) -> None:
        it = self.it
        name = self.operand(option)
        path = it.expand_file_name(name)
        it.s.load.call(LispString(path if os.path.exists(path) else name), nil, it.s.t)

    def script(self, option: str) -> None:
        name = self.it.expand_file_name(self.operand(option))
        self.it.s.load.call(LispString(name), nil, self.it.s.t, self.it.s.t)

    def funcall(self, option: str) -> None:
        symbol = self.it.intern(self.operand(option))
        if self.it.s.commandp.call(symbol) is not nil:
            self.it.s.command_execute.call(symbol)
        else:
            symbol.call()

    def directory(self, option: str) -> None:
        it = self.it
        text = self.operand(option)
        append = text.startswith(":")
        path = LispString(it.expand_file_name(text.lstrip(":")))
        old = it.s.load_path.value
        it.s.load_path.value = list_to_lisp([*old, path]) if append else Cons(path, old)


def _version(line: CommandLine, _option: str) -> None:
    line.it.stdout.write("elwire 0.1.0, for GNU Emacs 28.2's Lisp\n")
    raise KillEmacs(0)


OPTIONS: dict[str, Callable[[CommandLine, str], None]] = {
    "--eval": CommandLine.eval_,
    "--execute": CommandLine.eval_,
    "-l": CommandLine.load,
    "--load": CommandLine.load,
    "-scriptload": CommandLine.script,
    "-f": CommandLine.funcall,
    "--funcall": CommandLine.funcall,
    "-L": CommandLine.directory,
    "--directory": CommandLine.directory,
    "--version": _version,
}


def run(it: Interpreter, arguments: list[str]) -> int:
    """Run the command line ARGUMENTS, the program's name first; the exit status."""
    return CommandLine(it, arguments).run()


assert sys is not None
