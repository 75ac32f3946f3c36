"""Running a command line: what Emacs's options do, in the order in which they do it.

See "Command Line Arguments for Emacs Invocation" in the Emacs manual; `elwire.options` takes the arguments apart.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from elwire.interpreter.objects import Cons, LispString, Obj, list_to_lisp, nil, t
from elwire.interpreter.signals import KillEmacs, Name, Signal, Throw, signal
from elwire.options import STANDARD, Plan

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


def strings(texts: list[str]) -> Obj:
    """TEXTS, from the operating system, as a Lisp list of strings."""
    from elwire.builtins.system.system import system_text

    return list_to_lisp([system_text(text) for text in texts])


class CommandLine:
    """One run of the command line."""

    def __init__(self, it: Interpreter, plan: Plan) -> None:
        self.it = it
        self.plan = plan
        self.files = 0
        """How many files have been visited."""
        self.line = 0
        self.column = 0
        self.long = [*LONG]
        """The long options that may be shortened."""
        self.before: list[Obj] = []
        """What `-L' has put at the front of `load-path'."""

    # The whole run

    def run(self) -> int:
        """Run everything; the exit status."""
        it = self.it
        top_level = (it.s.top_level, 0)
        it.handlers.append(top_level)
        try:
            try:
                self.set_variables()
                self.process()
                it.s.kill_emacs.call(t)
            except Throw as exception:
                if exception.args[0] is not top_level:
                    raise
                self.loop(top_level)
        except BaseException as exception:
            return self.leave(exception)
        return self.finish(0)

    def loop(self, top_level: tuple[Obj, int]) -> None:
        """What follows a throw to `top-level': commands are read, timers and processes run, until something leaves."""
        it = self.it
        while True:
            it.handlers[:] = [top_level]
            try:
                it.s.command_loop__run.call()
            except Throw as exception:
                if exception.args[0] is not top_level:
                    raise

    def leave(self, exception: BaseException) -> int:
        """What becomes of EXCEPTION, which ended the program; the exit status."""
        if isinstance(exception, KillEmacs):
            if exception.__cause__ is None:
                return self.finish(exception.status)
            exception = exception.__cause__  # an error in a filter or sentinel
        return self.failed(exception)

    def failed(self, exception: BaseException) -> int:
        """Report the uncaught EXCEPTION and run `kill-emacs-hook`."""
        from elwire.backtrace import describe, wants_backtrace
        from elwire.builtins.language.messages import show

        it = self.it
        del it.handlers[:]
        if os.environ.get("ELWIRE_DEBUG") == "1":
            import traceback

            traceback.print_exception(exception)
        if isinstance(exception, Throw):
            exception = signal("no-catch", *exception.args)
        try:
            text = describe(it, exception)
        except Exception as problem:
            text = f"Debugger entered--Lisp error: {type(exception).__name__}, and while reporting it {problem!r}\n"
        if not wants_backtrace(it, exception):
            it.stderr.write(text)
        else:
            show(it, text[:-1])
        try:
            it.s.kill_emacs.call(255)
        except KillEmacs as leaving:
            return self.finish(leaving.status)
        except BaseException:
            pass
        return self.finish(255)

    def finish(self, status: int) -> int:
        """Write out what is buffered, leave programs behind; the exit status, 1 when output was lost."""
        it = self.it
        it.loader.flush()
        if "processes" in it.chapter_state:
            from elwire.builtins.processes.processes import close_all

            close_all(it)
        if it.chapter_state.get("held locks"):
            from elwire.builtins.files.locks import release_all

            release_all(it)
        complaint = it.stdout.complaint()
        if complaint is not None:
            it.stderr.write(f"{self.plan.program}: {complaint}\n")
            status = status or 1
            return 1
        it.stderr.flush()
        return 1 if it.stderr.failure is not None else status

    # Variables

    def set_variables(self) -> None:
        """Tell Lisp how it was started."""
        it, plan = self.it, self.plan
        arguments = strings([plan.program, *plan.left])
        it.s.command_line_args.value = arguments
        it.chapter_state["command line"] = arguments.cdr
        for name, value in (
            ("command-line-processed", t),
            ("init-file-user", nil if plan.user is None else LispString(plan.user)),
            ("site-run-file", nil if plan.quick else LispString("site-start")),
            ("inhibit-startup-screen", t if plan.quick else nil),
            ("init-file-debug", t if plan.debug_init else nil),
        ):
            symbol = it.intern(name)
            symbol.special = True
            symbol.value = value
        for text in plan.warnings:
            it.stderr.write(text + "\n")

    # The options that run in the order given

    def process(self) -> None:
        """Take one argument after the other, as long as there are some."""
        it = self.it
        left = it.s.command_line_args_left
        argi = it.intern("argi")
        argi.special = True
        left.value = it.s.command_line_args.value.cdr
        self.long += self.switches()
        only_files = False
        while isinstance(left.value, Cons):
            string = left.value.car
            left.value = left.value.cdr
            argi.value = string
            argument = string.s
            if only_files:
                self.visit(argument)
            elif argument == "--":
                only_files = True
            else:
                self.argument(string)

    def argument(self, string: LispString) -> None:
        """Do what the argument STRING says."""
        it = self.it
        argument = string.s
        name, value = argument, None
        if argument.startswith("--"):
            name, value = self.long_option(argument)
        switch = it.s.assoc.call(string if value is None else LispString(name), it.s.command_switch_alist.value)
        left = it.s.command_line_args_left
        if isinstance(switch, Cons):
            if value is not None:
                with it.let(left, Cons(LispString(value), left.value)):
                    switch.cdr.call(LispString(name))
            else:
                switch.cdr.call(string)
            return
        option = OPTIONS.get(name)
        if option is None and name.startswith("--"):
            option = OPTIONS.get(name[1:])
        if option is not None:
            option(self, name, value)
        elif name in STANDARD and 3 <= STANDARD[name].priority <= 12:
            if STANDARD[name].arguments and value is None:
                self.operand(name, None)
        elif (position := re.fullmatch(r"\+([0-9]+)(?::([0-9]+))?", argument)) is not None:
            self.line, self.column = int(position[1]), int(position[2] or 0)
        elif not self.hooked():
            if argument.startswith("-"):
                self.error("Unknown option `%s'", f"Unknown option ‘{argument}’", argument)
            self.visit(argument)

    def long_option(self, argument: str) -> tuple[str, str | None]:
        """The full name of the long option that ARGUMENT abbreviates, and what follows its `='."""
        name, equals, value = argument.partition("=")
        if name not in self.long:
            matching = [each for each in self.long if each.startswith(name)]
            if len(matching) == 1:
                name = matching[0]
            elif matching:
                self.error("Option `%s' is ambiguous", f"Option ‘{name}’ is ambiguous", name)
            else:
                return argument, None
        return name, value if equals else None

    def switches(self) -> list[str]:
        """The long options of `command-switch-alist`."""
        return [
            each.car.s
            for each in self.it.s.command_switch_alist.value
            if isinstance(each, Cons) and isinstance(each.car, LispString) and each.car.s.startswith("--")
        ]

    def hooked(self) -> bool:
        """Whether one of `command-line-functions` took care of the argument."""
        return any(each.call() is not nil for each in self.it.s.command_line_functions.value)

    def error(self, template: str, text: str, argument: str) -> None:
        """Signal an error, as the Lisp function `error' does, so that it stands in the backtrace."""
        function = self.it.s.error
        if function.function is not nil:
            function.call(LispString(template), LispString(argument))
        raise Signal(Name("error"), (LispString(text),))

    def operand(self, option: str, value: str | None) -> str:
        """The argument of OPTION: VALUE if it came with `=', else the next one."""
        if value is not None:
            return value
        left = self.it.s.command_line_args_left
        if not isinstance(left.value, Cons):
            self.error("Option `%s' requires an argument", f"Option ‘{option}’ requires an argument", option)
        text: str = left.value.car.s
        left.value = left.value.cdr
        return text

    # What options do

    def eval(self, option: str, value: str | None) -> None:
        it = self.it
        form = it.s.read_from_string.call(LispString(self.operand(option, value))).car
        it.eval(form, t)

    def load(self, option: str, value: str | None) -> None:
        it = self.it
        name = self.operand(option, value)
        path = it.expand_file_name(name)
        it.s.load.call(LispString(path if os.path.isfile(path) else name), nil, t)

    def script_load(self, option: str, value: str | None) -> None:
        it = self.it
        it.s.load.call(LispString(it.expand_file_name(self.operand(option, value))), nil, t, t)

    def script_eval(self, option: str, value: str | None) -> None:
        """Evaluate the forms of a file, lexically bound, and leave with the value of the last."""
        from elwire.builtins.language.loading import read_source
        from elwire.interpreter.reader import Reader
        from elwire.interpreter.source import decode_source

        it = self.it
        path = it.expand_file_name(self.operand(option, value))
        try:
            source = read_source(it, path)
        except OSError as problem:
            from elwire.builtins.files.file_access import failure

            raise failure("Cannot open load file", problem, LispString(path)) from None
        result: Obj = nil
        with (
            it.let(it.s.load_file_name, LispString(path)),
            it.let(it.s.load_in_progress, t),
            it.let(it.s.lexical_binding, t),
        ):
            reader = Reader(it, decode_source(source), filename=LispString(path), located=True)
            while not reader.at_end():
                result = it.eval(reader.read(), t)
        it.s.kill_emacs.call(result)

    def funcall(self, option: str, value: str | None) -> None:
        symbol = self.it.intern(self.operand(option, value))
        if self.it.s.commandp.call(symbol) is not nil and self.it.s.command_execute.function is not nil:
            self.it.s.command_execute.call(symbol)
        else:
            symbol.call()

    def directory(self, option: str, value: str | None) -> None:
        it = self.it
        text = self.operand(option, value)
        path = LispString(it.expand_file_name(text[1:] if text.startswith(":") else text))
        old = [*it.s.load_path.value]
        if text.startswith(":"):
            it.s.load_path.value = list_to_lisp([*old, path])
            return
        # The first one given comes first, unless somebody has changed the path since.
        count = len(self.before)
        if old[:count] != self.before:
            count = 0
            self.before = []
        self.before.append(path)
        it.s.load_path.value = list_to_lisp([*old[:count], path, *old[count:]])

    def insert(self, option: str, value: str | None) -> None:
        it = self.it
        it.s.insert_file_contents.call(LispString(it.expand_file_name(self.operand(option, value))))

    def find_file(self, option: str, value: str | None) -> None:
        self.visit(self.operand(option, value))

    def kill(self, option: str, value: str | None) -> None:
        self.it.s.kill_emacs.call(t)

    def ignore(self, option: str, value: str | None) -> None:
        pass

    def visit(self, name: str) -> None:
        """Visit the file NAME, at the line and column asked for before."""
        it = self.it
        path = LispString(it.expand_file_name(name))
        visit = it.s.find_file_noselect
        if visit.function is nil:
            raise signal("void-function", visit)
        buffer = visit.call(path)
        it.s.set_buffer.call(buffer)
        if self.line:
            it.s.goto_char.call(it.s.point_min.call())
            it.s.forward_line.call(self.line - 1)
            if self.column:
                it.s.move_to_column.call(self.column - 1)
        self.line = self.column = 0
        self.files += 1


OPTIONS: dict[str, Callable[[CommandLine, str, str | None], None]] = {
    "-eval": CommandLine.eval,
    "-execute": CommandLine.eval,
    "-l": CommandLine.load,
    "-load": CommandLine.load,
    "-scriptload": CommandLine.script_load,
    "-scripteval": CommandLine.script_eval,
    "-f": CommandLine.funcall,
    "-funcall": CommandLine.funcall,
    "-e": CommandLine.funcall,
    "-L": CommandLine.directory,
    "-directory": CommandLine.directory,
    "-i": CommandLine.insert,
    "-insert": CommandLine.insert,
    "-file": CommandLine.find_file,
    "-find-file": CommandLine.find_file,
    "-visit": CommandLine.find_file,
    "-kill": CommandLine.kill,
    "-no-splash": CommandLine.ignore,
    "-no-desktop": CommandLine.ignore,
}

LONG = (
    "--eval", "--execute", "--load", "--funcall", "--directory", "--insert", "--file", "--find-file", "--visit",
    "--kill", "--no-splash", "--no-desktop",
)  # fmt: skip
"""The long options that may be shortened here."""


def run(it: Interpreter, plan: Plan) -> int:
    """Run what PLAN asks for; the exit status."""
    line = CommandLine(it, plan)
    if plan.repl:
        if not os.isatty(0):
            it.stderr.write(f"{plan.program}: standard input is not a tty\n")
            return 1
        from elwire.repl import run as run_repl

        line.set_variables()
        try:
            run_repl(it)
        except BaseException as exception:
            return line.leave(exception)
        return line.finish(0)
    return line.run()


def on_signal(line_of: Callable[[], Any], number: int) -> None:
    """What a signal that ends programs does: `kill-emacs' with its number, and out."""
    line = line_of()
    try:
        line.it.s.kill_emacs.call(number)
    except KillEmacs as leaving:
        os._exit(line.finish(leaving.status))
    except BaseException:
        os._exit(line.finish(number))
