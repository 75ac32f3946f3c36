"""Buffers: what one is, the list of them, and the current one."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, Any

from elwire.builtins.buffers import buffer_variables
from elwire.builtins.buffers.places import Places
from elwire.builtins.buffers.text import Text
from elwire.interpreter.objects import LispObject, LispString, Obj, Symbol, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import Signal, error, wrong_type

if TYPE_CHECKING:
    from elwire.builtins.buffers.markers import Marker
    from elwire.interpreter.arrays import CharTable

EMPTY = LispString("", False)
EMPTY_MULTIBYTE = LispString("", True)

variable("kill-buffer-query-functions", nil, "Functions asked, in the buffer, before it is killed; nil forbids it.")
variable("kill-buffer-hook", nil, "Hook run in a buffer about to be killed.")
variable("buffer-list-update-hook", nil, "Hook run when the list of buffers, or the order in it, has changed.")
variable("inhibit-modification-hooks", nil, "Non-nil means that no hook or function runs when a buffer changes.")
variable("inhibit-read-only", nil, "Non-nil lets Lisp change read-only text; a list does so for the reasons in it.")
variable("before-change-functions", nil, "Functions called with BEG and END before that text is changed.")
variable("after-change-functions", nil, "Functions called with BEG, END and the old LENGTH after a change.")
variable("first-change-hook", nil, "Hook run before an unmodified buffer is changed.")
variable("deactivate-mark", nil, "Set by a change; the command loop then makes the mark inactive.", buffer_local=True)
variable("transient-mark-mode", nil, "Non-nil means that the mark counts only while it is active.")
variable("mark-even-if-inactive", t, "Non-nil means that an inactive mark may be used.")


class BufferText(Text):
    """A buffer's text and all that goes with it; an indirect buffer shares it with its base buffer."""

    __slots__ = (
        "autosave_modiff", "chars_modiff", "insertion_hooks", "modiff", "places", "props", "save_modiff", "sharers",
        "undo_weight",
    )  # fmt: skip

    def __init__(self, s: str = "") -> None:
        super().__init__(s)
        self.places = Places()
        self.props: Any = None
        """Text properties: None, or an `Intervals` of `interpreter.textprops`."""
        self.modiff = 1
        self.chars_modiff = 1
        self.save_modiff = 1
        self.autosave_modiff = 1
        self.insertion_hooks: tuple[Obj, Obj] | None = None
        """What text properties want called after the insertion under way."""
        self.undo_weight = 0
        """About how many bytes the undo list has grown by since it was last cut."""
        self.sharers: list[Buffer] = []
        """The buffers whose text this is, the base buffer first."""


class Buffer(LispObject):
    """A buffer.

    Positions count from 1.  `point` lies from `begv` to `zv`, the accessible stretch, which without narrowing is from
    1 to `size() + 1`.  `name` is nil once it is killed.  `locals` maps symbols to the values that are local here.
    """

    __slots__ = (
        "__weakref__", "_mark", "base", "begv", "case_table", "inhibit_hooks", "locals", "multibyte", "name",
        "narrowed", "overlays", "point", "syntax_table", "table", "text", "zv",
    )  # fmt: skip

    name: LispString | Obj
    text: BufferText

    def __init__(self, table: BufferTable, name: LispString, base: Buffer | None = None) -> None:
        self.table = table
        self.name = name
        self.base = base
        self.text = BufferText() if base is None else base.text
        self.text.sharers.append(self)
        self.multibyte = True
        self.point = 1
        self.begv = 1
        self.zv = self.text.length + 1
        self.narrowed = False
        self.inhibit_hooks = False
        self.case_table: CharTable | None = None
        """The buffer's own case table, None when it is the standard one."""
        self.syntax_table: CharTable | None = None
        """The buffer's own syntax table, None when it is the standard one."""
        self.overlays: Any = None
        """None, or the `Overlays` of `builtins.buffers.overlays`."""
        self._mark: Marker | None = None
        self.locals: dict[Symbol, Obj] = table.initial_locals.copy()
        current = table.it.buffer
        self.locals[table.directory] = current.locals.get(table.directory, nil)
        self.locals[table.undo_list] = t if name.s[:1] == " " else nil

    def __repr__(self) -> str:
        return f"<Buffer {self.name!r}>"

    @property
    def live(self) -> bool:
        return self.name is not nil

    @property
    def props(self) -> Any:
        """The text properties, which count from offset 0."""
        return self.text.props

    @props.setter
    def props(self, value: Any) -> None:
        self.text.props = value

    @property
    def mark(self) -> Marker:
        """The marker that is the mark."""
        if self._mark is None:
            from elwire.builtins.buffers.markers import Marker

            self._mark = Marker()
        return self._mark

    def size(self) -> int:
        """How many characters the whole text has."""
        return self.text.length

    def string(self, start: int, end: int) -> str:
        """The text from position START to END."""
        return self.text.slice(start - 1, end - 1)

    def print_name(self, it: Any) -> str:
        """How the printer shows it."""
        return "#<killed buffer>" if self.name is nil else f"#<buffer {self.name.s}>"

    def princ_name(self, it: Any) -> str:
        """How `princ` shows it: by its mere name."""
        return "#<killed buffer>" if self.name is nil else self.name.s

    def set_point(self, position: int) -> None:
        """Put point at POSITION, or as near as the accessible stretch allows."""
        if position < self.begv:
            position = self.begv
        elif position > self.zv:
            position = self.zv
        self.point = position


class BufferTable:
    """The buffers of one interpreter."""

    def __init__(self, it: Any) -> None:
        self.it = it
        self.initial_locals = dict(reversed(buffer_variables.initial_locals(it).items()))
        self.by_name: dict[str, Buffer] = {}
        """Live buffers by name."""
        self.order: list[Buffer] = []
        """Live buffers as `buffer-list` gives them."""
        self.directory = it.intern("default-directory")
        self.undo_list = it.intern("buffer-undo-list")
        self.read_only = it.intern("buffer-read-only")
        self.multibyte = it.intern("enable-multibyte-characters")
        self.inhibit_read_only = it.intern("inhibit-read-only")
        self.inhibit_hooks = it.intern("inhibit-modification-hooks")
        self.before_change = it.intern("before-change-functions")
        self.after_change = it.intern("after-change-functions")
        self.first_change = it.intern("first-change-hook")
        self.deactivate_mark = it.intern("deactivate-mark")
        self.file_name = it.intern("buffer-file-name")
        self.list_update = it.intern("buffer-list-update-hook")
        self.shown: Buffer | None = None
        """The buffer that the selected window shows."""
        self.all_shown: Callable[[], set[Buffer]] | None = None
        """Gives the buffers that windows show, once there are windows."""
        self.kill_callbacks: list[Callable[[Buffer], None]] = []
        """Called with each buffer about to die, after its hooks have run."""


def buffer_table(it: Any) -> BufferTable:
    """The buffers of the interpreter IT."""
    table: BufferTable = it.chapter_state["buffers"]
    return table


def start(it: Any) -> None:
    """Give IT the buffers that Emacs has in batch mode, and make *scratch* current."""
    table = it.chapter_state["buffers"] = BufferTable(it)
    it.buffer.locals[table.directory] = LispString(_with_slash(os.getcwd()))
    scratch = new_buffer(it, LispString("*scratch*", False))
    scratch.locals[table.directory] = LispString(_abbreviated(_with_slash(os.getcwd())))
    it.buffer = table.shown = scratch
    minibuffer = new_buffer(it, LispString(" *Minibuf-0*", False))
    messages = new_buffer(it, LispString("*Messages*", False))
    mode, mode_name = it.intern("major-mode"), it.intern("mode-name")
    scratch.locals[mode] = it.intern("lisp-interaction-mode")
    scratch.locals[mode_name] = LispString("Lisp Interaction", False)
    scratch.locals[it.intern("lexical-binding")] = t
    minibuffer.locals[mode] = it.intern("minibuffer-inactive-mode")
    minibuffer.locals[mode_name] = LispString("InactiveMinibuffer", False)
    messages.locals[mode] = it.intern("messages-buffer-mode")
    messages.locals[mode_name] = LispString("Messages", False)
    messages.locals[table.read_only] = t
    messages.locals[table.undo_list] = t


def _abbreviated(directory: str) -> str:
    """DIRECTORY with the user's home as a tilde, as Emacs has it in *scratch*."""
    home = os.environ.get("HOME", "").rstrip("/")
    return "~" + directory[len(home) :] if home and directory.startswith(home + "/") else directory


def _with_slash(directory: str) -> str:
    return directory if directory.endswith("/") else directory + "/"


# Arguments


def nsberror(spec: Obj) -> Signal:
    """The signal for the buffer that SPEC, a name or anything else, does not find."""
    if isinstance(spec, LispString):
        return error(f"No buffer named {spec.s}")
    return error("Invalid buffer argument")


def find_buffer(it: Any, spec: Obj) -> Buffer | None:
    """The buffer SPEC, or the live one of that name; signals when it is neither a buffer nor a string."""
    if isinstance(spec, Buffer):
        return spec
    if isinstance(spec, LispString):
        return buffer_table(it).by_name.get(spec.s)
    raise wrong_type("stringp", spec)


def check_buffer(it: Any, spec: Obj) -> Buffer:
    """The buffer that SPEC, nil for the current one, a buffer or a name, stands for; signals `error`."""
    if spec is nil:
        return it.buffer  # type: ignore[no-any-return]
    found = find_buffer(it, spec)
    if found is None:
        raise nsberror(spec)
    return found


def buffer_or_current(it: Any, buffer: Obj) -> Buffer:
    """BUFFER, the current one when it is nil; signals `wrong-type-argument bufferp`."""
    if isinstance(buffer, Buffer):
        return buffer
    if buffer is nil:
        return it.buffer  # type: ignore[no-any-return]
    raise wrong_type("bufferp", buffer)


def check_name(name: Obj) -> LispString:
    if not isinstance(name, LispString):
        raise wrong_type("stringp", name)
    return name


# Making


def new_buffer(it: Any, name: LispString, base: Buffer | None = None) -> Buffer:
    """A new buffer called NAME, which no buffer may be called yet."""
    table = buffer_table(it)
    buffer = Buffer(table, LispString(name.s, name.multibyte), base)
    table.by_name[name.s] = buffer
    table.order.append(buffer)
    return buffer


def list_changed(it: Any, table: BufferTable) -> None:
    """Run `buffer-list-update-hook`."""
    if table.list_update.value is not nil:
        it.s.run_hooks.call(table.list_update)


def temporary_buffer(it: Any, name: str) -> Buffer:
    """A new buffer called NAME or, when there is one already, something like it; no hooks run for it."""
    string = LispString(name)
    buffer = new_buffer(it, generate_new_buffer_name(it, string))
    buffer.inhibit_hooks = True
    return buffer


@primitive("get-buffer-create")
def get_buffer_create(it: Any, buffer_or_name: Obj, inhibit_buffer_hooks: Obj = nil) -> Obj:
    """Return the buffer BUFFER-OR-NAME, a buffer or a string, making one of that name if there is none.

    With INHIBIT-BUFFER-HOOKS, the new buffer runs neither `kill-buffer-hook`, `kill-buffer-query-functions` nor
    `buffer-list-update-hook`.  Signals `error` for the empty name.
    """
    found = find_buffer(it, buffer_or_name)
    if found is not None:
        return found
    if not buffer_or_name.s:
        raise error("Empty string for buffer name is not allowed")
    buffer = new_buffer(it, buffer_or_name)
    if inhibit_buffer_hooks is nil:
        list_changed(it, buffer.table)
    else:
        buffer.inhibit_hooks = True
    return buffer


@primitive("generate-new-buffer-name")
def generate_new_buffer_name(it: Any, name: Obj, ignore: Obj = nil) -> Obj:
    """Return NAME if no buffer is called so, else NAME with <2>, <3> and so on, the first that is free.

    A buffer called IGNORE, a string, does not count.  A NAME that starts with a space gets a random number first.
    """
    names = buffer_table(it).by_name
    text = check_name(name).s
    ignored = None if ignore is nil else check_name(ignore).s
    if text == ignored or text not in names:
        return name
    if text[:1] == " ":
        import random

        text = f"{text}-{random.randrange(1000000)}"
        if text not in names:
            return LispString(text, name.multibyte)
    for number in count(2):
        candidate = f"{text}<{number}>"
        if candidate == ignored or candidate not in names:
            break
    return LispString(candidate, name.multibyte)


# Looking


@primitive("current-buffer")
def current_buffer(it: Any) -> Obj:
    """Return the current buffer."""
    return it.buffer


@primitive("get-buffer")
def get_buffer(it: Any, buffer_or_name: Obj) -> Obj:
    """Return the live buffer called BUFFER-OR-NAME, nil if there is none; a buffer is returned as it is."""
    found = find_buffer(it, buffer_or_name)
    return nil if found is None else found


@primitive("get-file-buffer")
def get_file_buffer(it: Any, filename: Obj) -> Obj:
    """Return the buffer that visits the file FILENAME, nil if there is none."""
    check_name(filename)
    wanted = it.s.expand_file_name.call(filename).s
    symbol = it.s.buffer_file_name
    for buffer in buffer_table(it).order:
        name = buffer.locals.get(symbol, nil)
        if name is not nil and name.s == wanted:
            return buffer
    return nil


@primitive("bufferp")
def bufferp(object: Obj) -> Obj:
    """Return t if OBJECT is a buffer, killed or not."""
    return t if isinstance(object, Buffer) else nil


@primitive("buffer-live-p")
def buffer_live_p(object: Obj) -> Obj:
    """Return t if OBJECT is a buffer that has not been killed."""
    return t if isinstance(object, Buffer) and object.name is not nil else nil


@primitive("buffer-name")
def buffer_name(it: Any, buffer: Obj = nil) -> Obj:
    """Return the name of BUFFER, by default the current one; nil when it has been killed."""
    return buffer_or_current(it, buffer).name


@primitive("buffer-file-name")
def buffer_file_name(it: Any, buffer: Obj = nil) -> Obj:
    """Return the name of the file that BUFFER, by default the current one, visits; nil when none."""
    return buffer_or_current(it, buffer).locals.get(it.s.buffer_file_name, nil)


@primitive("buffer-base-buffer")
def buffer_base_buffer(it: Any, buffer: Obj = nil) -> Obj:
    """Return the buffer whose text BUFFER, by default the current one, shares; nil if it is no indirect buffer."""
    base = buffer_or_current(it, buffer).base
    return nil if base is None else base


@primitive("buffer-list")
def buffer_list(it: Any, frame: Obj = nil) -> Obj:
    """Return a list of all live buffers; FRAME makes no difference without frames."""
    return list_to_lisp(buffer_table(it).order)


@primitive("other-buffer")
def other_buffer(it: Any, buffer: Obj = nil, visible_ok: Obj = nil, frame: Obj = nil) -> Obj:
    """Return the first buffer of `buffer-list` that is not BUFFER, by default the current one, and not hidden.

    Those that are shown come last unless VISIBLE-OK is non-nil.  FRAME makes no difference with one frame.
    """
    table = buffer_table(it)
    if not isinstance(buffer, Buffer):
        buffer = it.buffer
    second: Buffer | None = None
    shown = {table.shown} if table.all_shown is None else table.all_shown()
    for each in table.order:
        if each is buffer or each.name.s[:1] == " ":
            continue
        if visible_ok is nil and each in shown:
            second = second or each
            continue
        return each
    if second is not None:
        return second
    return get_buffer_create(it, LispString("*scratch*", False))


@primitive("bury-buffer-internal")
def bury_buffer_internal(it: Any, buffer: Obj) -> Obj:
    """Move BUFFER to the end of the list of buffers."""
    if not isinstance(buffer, Buffer):
        raise wrong_type("bufferp", buffer)
    if buffer.live:
        table = buffer.table
        table.order.remove(buffer)
        table.order.append(buffer)
        list_changed(it, table)
    return nil


@primitive("force-mode-line-update")
def force_mode_line_update(all: Obj = nil) -> Obj:
    """Return ALL: without a display there is no mode line to bring up to date."""
    return all
