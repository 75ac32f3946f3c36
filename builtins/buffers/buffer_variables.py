"""The variables that every buffer has: those with a default that a buffer may override, and those always its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from elwire.interpreter.objects import LispString, Obj, Symbol, lisp_list, list_to_lisp, nil, t
from elwire.interpreter.registry import variable
from elwire.interpreter.signals import error, signal, wrong_type
from elwire.interpreter.variables import BufferLocal, forward

Check = Callable[[Obj], None]

_ALWAYS: list[str] = []
"""The names of the variables that every buffer has its own value of, in the order of their declarations."""


class PerBuffer(BufferLocal):
    """A primitive variable that becomes local when set; `check` signals when a value is of the wrong type."""

    __slots__ = ("check",)

    def __init__(self, symbol: Symbol, interpreter: Any, default: Any, check: Check | None) -> None:
        super().__init__(symbol, interpreter, default, automatic=True)
        self.check = check

    def set(self, value: Obj) -> None:
        if self.check is not None and value is not nil:
            self.check(value)
        super().set(value)

    def bind(self, value: Obj) -> None:
        # As in Emacs, a default value may be of any type.
        if self.check is not None and value is not nil and self.symbol in self.interpreter.buffer.locals:
            self.check(value)
        super().bind(value)


class AlwaysLocal(PerBuffer):
    """A primitive variable of which every buffer has its own value from its birth on.

    `survives` is true when `kill-all-local-variables` leaves the value alone.
    """

    __slots__ = ("survives",)

    def __init__(self, symbol: Symbol, interpreter: Any, default: Any, check: Check | None, survives: bool) -> None:
        super().__init__(symbol, interpreter, default, check)
        self.survives = survives


class Multibyteness(AlwaysLocal):
    """`enable-multibyte-characters`, which only `set-buffer-multibyte` changes."""

    __slots__ = ()

    def set(self, value: Obj) -> None:
        if self.symbol.special:  # not so while the variable is being declared
            raise signal("setting-constant", self.symbol)

    bind = set


def _string(value: Obj) -> None:
    if not isinstance(value, LispString):
        raise wrong_type("stringp", value)


def _integer(value: Obj) -> None:
    if type(value) is not int:
        raise wrong_type("integerp", value)


def _number(value: Obj) -> None:
    if type(value) is not int and type(value) is not float:
        raise wrong_type("numberp", value)


def _symbol(value: Obj) -> None:
    if not isinstance(value, Symbol):
        raise wrong_type("symbolp", value)


def _fraction(value: Obj) -> None:
    if not isinstance(value, int | float) or not 0.0 <= value <= 1.0:
        raise _not_allowed("Value should be from 0.0 to 1.0", value)


def _one_of(message: str, *names: str) -> Check:
    def check(value: Obj) -> None:
        if not isinstance(value, Symbol) or value.name not in names:
            raise _not_allowed(message, value)

    return check


def _not_allowed(message: str, value: Obj) -> Exception:
    problem = error(message)
    problem.data = (*problem.data, value)
    return problem


def _per_buffer(name: str, doc: str, default: Any = nil, check: Check | None = None) -> None:
    """Declare a variable with a DEFAULT, which may be a function of the interpreter that makes it."""

    def make(it: Any) -> Obj:
        value = default(it) if callable(default) else default
        symbol = it.intern(name)
        forward(symbol, PerBuffer(symbol, it, value, check))
        return value

    variable(name, make, doc)


def _always_local(
    name: str, doc: str, initial: Any = nil, check: Check | None = None, *, survives: bool = True, default: Any = None
) -> None:
    """Declare a variable that every buffer has a value of its own for, INITIAL to begin with."""

    def make(it: Any) -> Obj:
        value = initial(it) if callable(initial) else initial
        symbol = it.intern(name)
        kind = Multibyteness if name == "enable-multibyte-characters" else AlwaysLocal
        forward(symbol, kind(symbol, it, value if default is None else default, check, survives))
        _made_locals(it)[symbol] = value
        it.buffer.locals[symbol] = value
        return value

    _ALWAYS.append(name)
    variable(name, make, doc)


def initial_locals(it: Any) -> dict[Symbol, Obj]:
    """The variables always local to a buffer, with the values that a new buffer has."""
    for name in _ALWAYS:
        it.intern(name)
    return _made_locals(it)


def _made_locals(it: Any) -> dict[Symbol, Obj]:
    state: dict[Symbol, Obj] = it.chapter_state.setdefault("always local", {})
    return state


def _mode_line(it: Any) -> Obj:
    """Emacs's own mode line; nothing shows it here, but packages take it apart."""
    parts: list[Obj] = [LispString("%e", False)]
    parts += [
        it.intern("mode-line-" + name)
        for name in [
            "front-space",
            "mule-info",
            "client",
            "modified",
            "remote",
            "frame-identification",
            "buffer-identification",
        ]
    ]
    parts += [
        LispString("   ", False),
        it.intern("mode-line-position"),
        lisp_list(*map(it.intern, ("vc-mode", "vc-mode"))),
    ]
    parts += [
        LispString("  ", False),
        *map(it.intern, ("mode-line-modes", "mode-line-misc-info", "mode-line-end-spaces")),
    ]
    return list_to_lisp(parts)


def _name(name: str) -> Callable[[Any], Obj]:
    return lambda it: it.intern(name)


# Always local

_always_local("buffer-file-name", "The name of the file this buffer visits, nil when none.", nil, _string)
_always_local("default-directory", "The directory that relative file names here start from.", nil, _string)
_always_local("buffer-backed-up", "Non-nil once the visited file has been backed up.")
_always_local("buffer-saved-size", "How long the buffer was when it was last read or saved.", 0, _integer)
_always_local("buffer-auto-save-file-name", "The file this buffer is auto-saved to, nil when none.", nil, _string)
_always_local("buffer-read-only", "Non-nil means that this buffer may not be changed.")
_always_local(
    "major-mode", "The symbol of this buffer's major mode.", _name("fundamental-mode"), _symbol, survives=False
)
_always_local("local-minor-modes", "The minor modes that are on in this buffer.", survives=False)
_always_local(
    "mode-name",
    "How the mode line names the major mode.",
    lambda _it: LispString("Fundamental", False),
    survives=False,
    default=nil,
)
_always_local("mark-active", "Non-nil means that the mark delimits a region to act on.")
_always_local("enable-multibyte-characters", "Non-nil when this buffer holds characters, nil when it holds bytes.", t)
_always_local("buffer-file-format", "The formats the visited file is to be saved in.")
_always_local("buffer-auto-save-file-format", "The formats an auto-save file is written in; t means none other.", t)
_always_local("point-before-scroll", "Where point was before the last scroll command.")
_always_local("buffer-file-truename", "The visited file's name with links followed.", nil, _string)
_always_local("buffer-invisibility-spec", "What `invisible` properties hide text.", t, survives=False)
_always_local("buffer-display-count", "How often the buffer was shown in a window.", 0, _integer)
_always_local("buffer-display-time", "When the buffer was last shown in a window.")
_always_local("buffer-undo-list", "What `primitive-undo` needs to take changes back, the latest first; t records none.")

# With a default

_per_buffer("case-fold-search", "Non-nil means that searches and matches ignore case.", t)
_per_buffer("fill-column", "The column that filling wraps at.", 70, _integer)
_per_buffer("left-margin", "The column that indentation starts at.", 0, _integer)
_per_buffer("tab-width", "The distance of tab stops, in columns.", 8, _integer)
_per_buffer("ctl-arrow", "Non-nil means that control characters take two columns, as in ^A; nil means four.", t)
_per_buffer("truncate-lines", "Non-nil means that long lines are cut, not wrapped, on a display.")
_per_buffer("word-wrap", "Non-nil means that a display wraps lines at words.")
_per_buffer("abbrev-mode", "Non-nil means that abbreviations expand as they are typed.")
_per_buffer("local-abbrev-table", "The abbreviations of this buffer's mode.")
_per_buffer("auto-fill-function", "Called after a space typed beyond the fill column, nil for none.")
_per_buffer(
    "overwrite-mode",
    "Non-nil means that typed characters replace others.",
    nil,
    _one_of(
        "One of nil, overwrite-mode-textual or overwrite-mode-binary should be specified",
        "overwrite-mode-textual",
        "overwrite-mode-binary",
    ),
)
_per_buffer("buffer-file-coding-system", "The coding system that saving the buffer uses.", _name("utf-8-unix"))
_per_buffer("buffer-display-table", "How characters are shown, a char-table or nil.")
_per_buffer("selective-display", "Non-nil hides lines indented further than this on a display.")
_per_buffer("selective-display-ellipses", "Non-nil shows an ellipsis for hidden lines.", t)
_per_buffer("header-line-format", "The line above a window's text.")
_per_buffer("tab-line-format", "The tab line above a window's text.")
_per_buffer("mode-line-format", "The line below a window's text.", lambda it: _mode_line(it))
_per_buffer("cursor-type", "The shape of the cursor.", t)
_per_buffer("cursor-in-non-selected-windows", "The cursor where input does not go.", t)
_per_buffer("line-spacing", "Extra space between lines on a display.", nil, _number)
_per_buffer("left-margin-width", "Columns of the left display margin.", 0, _integer)
_per_buffer("right-margin-width", "Columns of the right display margin.", 0, _integer)
_per_buffer("left-fringe-width", "Width of the left fringe.", nil, _integer)
_per_buffer("right-fringe-width", "Width of the right fringe.", nil, _integer)
_per_buffer("fringes-outside-margins", "Non-nil puts the fringes outside of the margins.")
_per_buffer("fringe-indicator-alist", "What the fringes show.")
_per_buffer("fringe-cursor-alist", "The cursor in a fringe.")
_per_buffer("indicate-empty-lines", "Non-nil marks the lines after the text's end.")
_per_buffer("indicate-buffer-boundaries", "Whether the fringe shows where the text ends.")
_per_buffer("scroll-bar-width", "Width of the scroll bar.", nil, _integer)
_per_buffer("scroll-bar-height", "Height of the horizontal scroll bar.", nil, _integer)
_SIDE = _one_of("One of nil, t, left or right should be specified", "nil", "t", "left", "right")
_per_buffer("vertical-scroll-bar", "The side of the scroll bar.", t, _SIDE)
_per_buffer("horizontal-scroll-bar", "Whether there is a horizontal scroll bar.", t)
_per_buffer("scroll-up-aggressively", "How far to scroll when point leaves the window below.", nil, _fraction)
_per_buffer("scroll-down-aggressively", "How far to scroll when point leaves the window above.", nil, _fraction)
_per_buffer("bidi-display-reordering", "Non-nil displays right-to-left text in visual order.", t)
_per_buffer("bidi-paragraph-direction", "The direction of paragraphs; nil finds it from the text.")
_per_buffer("bidi-paragraph-start-re", "Where a paragraph starts, for display.")
_per_buffer("bidi-paragraph-separate-re", "What separates paragraphs, for display.")
_per_buffer("cache-long-scans", "Non-nil speeds up scans of long lines; this text needs no cache.", t)
