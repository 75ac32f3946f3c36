"""Calling commands: the `interactive' spec and what it reads.  See "Command Loop" in the Emacs Lisp manual."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.undo import barf_if_buffer_read_only
from elwire.builtins.language.backtraces import Shown, active
from elwire.interpreter.functions import Closure, CompiledFunction
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, lisp_list, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error, signal, wrong_type

variable("current-prefix-arg", nil, "The raw prefix argument of the current command.")
variable("prefix-arg", nil, "The raw prefix argument for the next command.")
variable("last-prefix-arg", nil, "The raw prefix argument of the last command.")
variable("command-history", nil, "The commands that asked for arguments, as forms that repeat them, the latest first.")

_FROM_USER = frozenset("abBcCDfFGkKMnNsSvxXzZ")
"""The codes whose arguments are asked for."""


@primitive("prefix-numeric-value")
def prefix_numeric_value(raw: Obj) -> Obj:
    """Return the number that the raw prefix argument RAW means: 1 for nil, -1 for `-', N for N and for (N)."""
    if type(raw) is int:
        return raw
    if isinstance(raw, Symbol) and raw.name == "-":
        return -1
    if isinstance(raw, Cons) and type(raw.car) is int:
        return raw.car
    return 1


@primitive("funcall-interactively")
def funcall_interactively(function: Obj, *arguments: Obj) -> Obj:
    """Call FUNCTION with ARGUMENTS so that `called-interactively-p' in it says yes."""
    return function.call(*arguments)


@primitive("called-interactively-p")
def called_interactively_p(it: Any, kind: Obj = nil) -> Obj:
    """Return t if the function that asks was called by `call-interactively'; with KIND `interactive', nil in batch."""
    if kind is it.s.interactive and it.s.noninteractive.value is not nil:
        return nil
    calls = [call for call in active(it) if call.name not in _BETWEEN]
    outer = 1
    while outer < len(calls) and _is_advised(calls[outer]):
        # What runs advice around the asker, or runs the asker as advice, does not count, nor does its caller if that is
        # another piece of advice.
        outer += 1
        if outer + 1 < len(calls) and calls[outer].name != "funcall-interactively" and _is_advised(calls[outer + 1]):
            outer += 1
    return t if outer < len(calls) and calls[outer].name == "funcall-interactively" else nil


_BETWEEN = frozenset(("called-interactively-p", "apply", "funcall"))


def _is_advised(call: Shown) -> bool:
    """Whether CALL is of the function that runs advice around another one."""
    return call.file.endswith("/emacs-lisp/nadvice.el") and call.name == "lambda"


@primitive("internal--note-advised")
def note_advised(it: Any, function: Obj, form: Obj) -> Obj:
    """Make FUNCTION, which a library compiled, known as an advised one, with FORM for its `(interactive ...)` form."""
    if not isinstance(function, Closure | CompiledFunction):
        raise wrong_type("functionp", function)
    forms = it.chapter_state.setdefault("advised functions", WeakKeyDictionary())
    forms[function] = form
    return form


@primitive("interactive-p")
def interactive_p() -> Obj:
    """Return t if the function that asks was called by keys that the user typed: nil, for in batch nobody types."""
    return nil


@primitive("call-interactively")
def call_interactively(it: Any, function: Obj, record_flag: Obj = nil, keys: Obj = nil) -> Obj:
    """Call FUNCTION, a command, with the arguments that its interactive spec asks for.

    The call joins `command-history' if RECORD-FLAG is non-nil or the user was asked for something.  KEYS is a vector
    of the keys that called it.  Signals `wrong-type-argument commandp'.
    """
    if it.s.commandp.call(function) is nil:
        raise wrong_type("commandp", function)
    if keys is not nil and not isinstance(keys, Vector):
        raise wrong_type("vectorp", keys)
    definition = it.indirect_function(function)
    if isinstance(definition, Cons) and definition.car is it.s.autoload:
        it.s.autoload_do_load.call(definition, function)
        definition = it.indirect_function(function)
    form = it.s.interactive_form.call(function)
    spec = form.cdr.car if isinstance(form, Cons) and isinstance(form.cdr, Cons) else nil
    if isinstance(spec, LispString):
        reader = _Reader(it, function, keys)
        reader.read_all(spec.s)
        arguments = reader.arguments
        if record_flag is not nil or reader.asked:
            _remember(it, Cons(function, list_to_lisp(reader.forms)))
    else:
        arguments = _listed(it, spec, definition)
        if record_flag is not nil:
            _remember(it, Cons(function, list_to_lisp([_quoted(it, value) for value in arguments])))
    return it.s.funcall_interactively.call(function, *arguments)


def _listed(it: Any, spec: Obj, definition: Obj) -> list[Obj]:
    """The arguments that the expression SPEC gives, evaluated in the environment of the closure DEFINITION."""
    environment: Obj = nil
    if isinstance(definition, Cons) and definition.car is it.s.closure and isinstance(definition.cdr, Cons):
        environment = definition.cdr.car
    elif not isinstance(definition, Closure) and not isinstance(definition, Cons):
        template = getattr(definition, "template", None)
        environment = nil if template is None or template.dynamic else it.top_environment
    value = it.eval(spec, environment)
    arguments = []
    cell = value
    while isinstance(cell, Cons):
        arguments.append(cell.car)
        cell = cell.cdr
    if cell is not nil:
        raise wrong_type("listp", cell)
    return arguments


def _quoted(it: Any, value: Obj) -> Obj:
    """A form whose value is VALUE."""
    if isinstance(value, Cons) or (isinstance(value, Symbol) and not value.constant):
        return lisp_list(it.s.quote, value)
    return value


def _remember(it: Any, form: Obj) -> None:
    """Put FORM into `command-history', which keeps to `history-length'."""
    history = it.s.command_history
    history.value = Cons(form, history.value)
    limit = it.s.history_length.value
    if type(limit) is int and limit > 0:
        cell = history.value
        for _ in range(limit - 1):
            cell = cell.cdr
        if isinstance(cell, Cons):
            cell.cdr = nil


class _Reader:
    """Reads the arguments of one command by the code letters of its spec."""

    def __init__(self, it: Any, function: Obj, keys: Obj) -> None:
        self.it = it
        self.events = iter([each for each in keys if isinstance(each, Cons)] if isinstance(keys, Vector) else ())
        self.function = function
        self.arguments: list[Obj] = []
        self.forms: list[Obj] = []
        """Forms that give the arguments again."""
        self.shown: list[Obj] = []
        """The arguments as a prompt may show them."""
        self.asked = False

    def read_all(self, spec: str) -> None:
        """Read what SPEC, the string of an `interactive' form, asks for."""
        it = self.it
        while spec[:1] in ("*", "@", "^") and spec:
            if spec[0] == "*":
                barf_if_buffer_read_only(it)
            elif spec[0] == "^" and it.s.handle_shift_selection.function is not nil:
                it.s.handle_shift_selection.call()
            spec = spec[1:]
        if not spec:
            return
        for part in spec.removesuffix("\n").split("\n"):
            self.read(part[:1], part[1:])

    def read(self, code: str, prompt: str) -> None:
        """Read what CODE asks for, showing PROMPT."""
        method = _CODES.get(code)
        if method is None:
            letter = code or "\n"
            numbers = f"(#o{ord(letter):o}, #x{ord(letter):04x})"
            raise error(f"Invalid control letter ‘{letter}’ {numbers} in interactive calling string")
        text = self.it.s.format_message.call(LispString(prompt), *self.shown) if "%" in prompt else LispString(prompt)
        if code in _FROM_USER:
            self.asked = True
        method(self, text)

    def add(self, value: Obj, form: Any = None, shown: Any = None) -> None:
        self.arguments.append(value)
        self.forms.append(_quoted(self.it, value) if form is None else form)
        if shown is None:
            shown = value if isinstance(value, LispString) else LispString(self.it.princ(value))
        self.shown.append(shown)

    # The code letters

    def function_name(self, prompt: LispString) -> None:
        it = self.it
        name = it.s.completing_read.call(prompt, it.s.obarray.value, it.s.fboundp, t, nil, nil, nil)
        self.add(it.s.intern.call(name), shown=name)

    def buffer(self, prompt: LispString) -> None:
        it = self.it
        self.add(it.s.read_buffer.call(prompt, it.buffer, t))

    def any_buffer(self, prompt: LispString) -> None:
        it = self.it
        self.add(it.s.read_buffer.call(prompt, it.s.other_buffer.call(it.buffer), nil))

    def character(self, prompt: LispString) -> None:
        it = self.it
        self.add(it.s.read_char.call(prompt))

    def command(self, prompt: LispString) -> None:
        self.add(self.it.s.read_command.call(prompt))

    def point(self, _prompt: LispString) -> None:
        self.add(self.it.buffer.point, lisp_list(self.it.s.point))

    def directory(self, prompt: LispString) -> None:
        it = self.it
        self.add(it.s.read_directory_name.call(prompt, nil, it.s.default_directory.value, it.s.lambda_))

    def event(self, _prompt: LispString) -> None:
        found = next(self.events, None)
        if found is not None:
            self.add(found)
            return
        name = self.function.name if isinstance(self.function, Symbol) else "command"
        raise error(f"{name} must be bound to an event with parameters")

    def existing_file(self, prompt: LispString) -> None:
        self.add(self.it.s.read_file_name.call(prompt, nil, nil, self.it.s.lambda_))

    def file(self, prompt: LispString) -> None:
        self.add(self.it.s.read_file_name.call(prompt))

    def file_in_directory(self, prompt: LispString) -> None:
        self.add(self.it.s.read_file_name.call(prompt, nil, nil, nil, LispString("")))

    def nothing(self, _prompt: LispString) -> None:
        self.add(nil)

    def keys(self, prompt: LispString) -> None:
        self.add(self.it.s.read_key_sequence.call(prompt))

    def mark(self, _prompt: LispString) -> None:
        self.add(self._mark("The mark is not set now"), lisp_list(self.it.s.mark))

    def _mark(self, complaint: str) -> int:
        """Where the mark is; signals that it is not set, or not active."""
        it = self.it
        buffer: Buffer = it.buffer
        mark = buffer.mark
        if mark.buffer is not buffer:
            raise error(complaint)
        if (
            it.s.transient_mark_mode.value is not nil
            and it.s.mark_even_if_inactive.value is nil
            and it.s.mark_active.value is nil
        ):
            raise signal("mark-inactive")
        position: int = mark.position
        return position

    def method_string(self, prompt: LispString) -> None:
        self.add(self.it.s.read_string.call(prompt, nil, nil, nil, t))

    def number_or_prefix(self, prompt: LispString) -> None:
        raw = self.it.s.current_prefix_arg.value
        if raw is nil:
            self.number(prompt)
        else:
            self.add(prefix_numeric_value(raw))

    def number(self, prompt: LispString) -> None:
        it = self.it
        read_number = it.s.read_number
        if read_number.function is not nil:
            self.add(read_number.call(prompt))
            return
        while True:
            value = it.s.read_from_minibuffer.call(prompt, nil, nil, t)
            if type(value) in (int, float):
                self.add(value)
                return
            it.s.message.call(LispString("Please enter a number."))

    def prefix_number(self, _prompt: LispString) -> None:
        self.add(prefix_numeric_value(self.it.s.current_prefix_arg.value))

    def raw_prefix(self, _prompt: LispString) -> None:
        self.add(self.it.s.current_prefix_arg.value)

    def region(self, _prompt: LispString) -> None:
        it = self.it
        mark = self._mark("The mark is not set now, so there is no region")
        first, last = sorted((mark, it.buffer.point))
        self.add(first, lisp_list(it.s.region_beginning))
        self.add(last, lisp_list(it.s.region_end))

    def string(self, prompt: LispString) -> None:
        self.add(self.it.s.read_string.call(prompt))

    def symbol(self, prompt: LispString) -> None:
        name = self.it.s.read_no_blanks_input.call(prompt)
        self.add(self.it.s.intern.call(name), shown=name)

    def up_event(self, _prompt: LispString) -> None:
        self.add(nil)

    def variable(self, prompt: LispString) -> None:
        self.add(self.it.s.read_variable.call(prompt))

    def expression(self, prompt: LispString) -> None:
        self.add(self.it.s.read_minibuffer.call(prompt))

    def value(self, prompt: LispString) -> None:
        form = self.it.s.read_minibuffer.call(prompt)
        self.add(self.it.eval(form, nil), form)

    def coding(self, prompt: LispString) -> None:
        it = self.it
        read = it.s.read_coding_system
        if read.function is not nil:
            self.add(read.call(prompt))
            return
        name = it.s.completing_read.call(prompt, it.s.coding_system_alist.value)
        self.add(nil if name is nil or not name.s else it.s.intern.call(name))

    def coding_by_prefix(self, prompt: LispString) -> None:
        if self.it.s.current_prefix_arg.value is nil:
            self.add(nil)
        else:
            self.coding(prompt)


_CODES = {
    "a": _Reader.function_name,
    "b": _Reader.buffer,
    "B": _Reader.any_buffer,
    "c": _Reader.character,
    "C": _Reader.command,
    "d": _Reader.point,
    "D": _Reader.directory,
    "e": _Reader.event,
    "f": _Reader.existing_file,
    "F": _Reader.file,
    "G": _Reader.file_in_directory,
    "i": _Reader.nothing,
    "k": _Reader.keys,
    "K": _Reader.keys,
    "m": _Reader.mark,
    "M": _Reader.method_string,
    "n": _Reader.number,
    "N": _Reader.number_or_prefix,
    "p": _Reader.prefix_number,
    "P": _Reader.raw_prefix,
    "r": _Reader.region,
    "s": _Reader.string,
    "S": _Reader.symbol,
    "U": _Reader.up_event,
    "v": _Reader.variable,
    "x": _Reader.expression,
    "X": _Reader.value,
    "z": _Reader.coding,
    "Z": _Reader.coding_by_prefix,
}


@primitive("command-execute")
def command_execute(it: Any, cmd: Obj, record_flag: Obj = nil, keys: Obj = nil, special: Obj = nil) -> Obj:
    """Call the command CMD with `prefix-arg' as its prefix argument; a string or vector is a keyboard macro.

    RECORD-FLAG and KEYS are as for `call-interactively'; SPECIAL non-nil leaves the prefix argument alone.
    """
    if special is nil:
        it.s.current_prefix_arg.value = it.s.prefix_arg.value
        it.s.prefix_arg.value = nil
    if isinstance(cmd, LispString | Vector):
        if record_flag is not nil:
            record = lisp_list(it.s.execute_kbd_macro, cmd, it.s.current_prefix_arg.value)
            it.s.add_to_history.call(it.s.command_history, record, nil, t)
        return it.s.execute_kbd_macro.call(cmd, it.s.current_prefix_arg.value)
    return it.s.call_interactively.call(cmd, record_flag, keys)
