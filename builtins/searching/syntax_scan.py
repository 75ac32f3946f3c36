"""Reading the text of the current buffer by its syntax: single characters, comments, and whether one is quoted.

Positions here are offsets from 0, as in `builtins.buffers.text`.
"""

from __future__ import annotations

from typing import Any

from elwire.builtins.searching.syntax import (
    CHARQUOTE,
    COMMENT,
    COMMENT_FENCE,
    ENDCOMMENT,
    ESCAPE,
    FLAGS,
    OPEN,
    syntax_view,
    unpack,
)
from elwire.interpreter.arrays import CharTable
from elwire.interpreter.characters import RAW_BYTE_OFFSET, from_python
from elwire.interpreter.objects import Cons, Obj, nil

Entry = tuple[int, int, Obj]

START_FIRST, START_SECOND, END_FIRST, END_SECOND = (FLAGS[ch] for ch in "1234")
PREFIX, STYLE_B, NESTED, STYLE_C = (FLAGS[ch] for ch in "pbnc")

FENCE_STYLE = 100
"""The style of a comment that a generic comment fence starts."""

QUOTING = (ESCAPE, CHARQUOTE)


def style_of(delimiter: int, other: int = 0) -> int:
    """The comment style by the flags of the delimiting character and, in a pair, of the other one."""
    return (1 if delimiter & STYLE_B else 0) | (2 if (delimiter | other) & STYLE_C else 0)


class Scanner:
    """The accessible text of the current buffer, with the syntax of its characters."""

    def __init__(self, it: Any) -> None:
        buffer = it.buffer
        self.it = it
        self.low: int = buffer.begv - 1
        self.high: int = buffer.zv - 1
        found: tuple[str, int] = buffer.text.contiguous(self.low, self.high)
        self.text, self.shift = found
        self.view = syntax_view(it)
        self._entries: dict[str, Entry] = {}
        self._bytes = not buffer.multibyte
        properties = it.symbol_value("parse-sexp-lookup-properties") is not nil
        self._props: Any = buffer.text.props if properties else None
        self.escaped_ends = it.symbol_value("comment-end-can-be-escaped") is not nil

    def char(self, at: int) -> str:
        """The character at AT."""
        return self.text[at + self.shift]

    def code_point(self, at: int) -> int:
        """The character at AT, as Lisp numbers it."""
        ch = self.text[at + self.shift]
        return ord(ch) if self._bytes else from_python(ch)

    def syntax(self, at: int) -> Entry:
        """Class, flags and match of the character at AT."""
        if self._props is not None:
            entry = self._from_properties(at)
            if entry is not None:
                return entry
        ch = self.text[at + self.shift]
        found = self._entries.get(ch)
        if found is None:
            if self._bytes and ch > "\x7f":
                found = unpack(self.view.table.get(ord(ch) + RAW_BYTE_OFFSET))
            else:
                found = self.view.entry(ch)
            self._entries[ch] = found
        return found

    def _from_properties(self, at: int) -> Entry | None:
        """The syntax that the text property `syntax-table` gives the character at AT, None when it gives none."""
        plist = self._props.at(at)
        wanted = self.it.s.syntax_table
        while isinstance(plist, Cons) and isinstance(plist.cdr, Cons):
            if plist.car is wanted:
                value = plist.cdr.car
                if isinstance(value, CharTable):
                    return unpack(value.get(self.code_point(at)))
                return unpack(value) if isinstance(value, Cons) else None
            plist = plist.cdr.cdr
        return None

    def quoted(self, at: int) -> bool:
        """True when an odd number of quoting characters stands right before AT."""
        start = at
        while at > self.low and self.syntax(at - 1)[0] in QUOTING:
            at -= 1
        return (start - at) % 2 == 1

    def pair(self, at: int, end: int, first: int, second: int) -> tuple[int, int] | None:
        """The flags of the characters at AT and behind it when they form a pair with the flags FIRST and SECOND."""
        if at + 1 >= end:
            return None
        flags = self.syntax(at)[1]
        if not flags & first:
            return None
        after = self.syntax(at + 1)[1]
        return (flags, after) if after & second else None

    def comment_start(self, at: int, end: int) -> tuple[int, bool, int] | None:
        """Whether a comment starts at AT: its style, whether it nests, and how many characters start it."""
        flags_pair = self.pair(at, end, START_FIRST, START_SECOND)
        if flags_pair is not None:
            first, second = flags_pair
            return style_of(second, first), bool((first | second) & NESTED), 2
        code, flags, _ = self.syntax(at)
        if code == COMMENT:
            return style_of(flags), bool(flags & NESTED), 1
        if code == COMMENT_FENCE:
            return FENCE_STYLE, False, 1
        return None

    def skip_comment(self, at: int, end: int, nesting: int, style: int, before: int = 0) -> tuple[bool, int, int, int]:
        """Go to the end of a comment of STYLE, from AT inside it.

        NESTING is how deep it nests, -1 when it does not.  BEFORE has the flags of the character before AT when that
        may start a pair.  Returns whether the end was found, where it is, how deep the nesting is, and the syntax of
        the last character when it may start a pair.
        """
        previous = before
        while True:
            if previous & END_FIRST and at < end:
                flags = self.syntax(at)[1]
                if flags & END_SECOND and style_of(previous, flags) == style:
                    nests = (previous | flags) & NESTED
                    if (nesting > 0) if nests else (nesting < 0):
                        at += 1
                        previous = 0
                        nesting -= 1
                        if nesting <= 0:
                            return True, at, 0, 0
                        continue
            if previous & START_FIRST and at < end and nesting > 0:
                flags = self.syntax(at)[1]
                if flags & START_SECOND and style_of(flags, previous) == style and (previous | flags) & NESTED:
                    at += 1
                    previous = 0
                    nesting += 1
                    continue
            if at >= end:
                return False, at, nesting, previous if previous & (START_FIRST | END_FIRST) else 0
            code, flags, _ = self.syntax(at)
            at += 1
            previous = code | flags
            if code == ENDCOMMENT:
                if style_of(flags) == style:
                    if flags & NESTED:
                        if nesting > 0:
                            nesting -= 1
                            if nesting == 0:
                                return True, at, 0, 0
                    elif nesting < 0:
                        return True, at, 0, 0
            elif code == COMMENT_FENCE:
                if style == FENCE_STYLE:
                    return True, at, 0, 0
            elif code == COMMENT:
                if nesting > 0 and flags & NESTED and style_of(flags) == style:
                    nesting += 1
            elif code in QUOTING and self.escaped_ends and at < end:
                at += 1
                previous = 0

    def comment_before(self, at: int, style: int, nested: bool) -> int | None:
        """Where the comment of STYLE starts that a delimiter at AT ends, None when AT is in no such comment."""
        from elwire.builtins.searching.syntax_parse import ParseState, parse

        if at < self.high and self.char(at) == "\n" and not nested and not self._may_start_comment(at):
            return None
        state = ParseState()
        parse(self, state, self.parse_start(at), at)
        if state.in_comment == 0 or state.comment_style != style or (state.in_comment > 0) != nested:
            return None
        if state.in_comment > 1:
            return self._nested_start(at, style)
        return state.start

    def _nested_start(self, at: int, style: int) -> int | None:
        """Where the innermost of nested comments around AT starts."""
        from elwire.builtins.searching.syntax_parse import ParseState, parse

        state = ParseState()
        parse(self, state, self.parse_start(at), at)
        starts = [state.start]
        place = state.start + 1
        while place < at:
            found = self.comment_start(place, at)
            if found is not None and found[1] and found[0] == style:
                starts.append(place)
                place += found[2]
                continue
            pair = self.pair(place, at, END_FIRST, END_SECOND)
            if pair is not None:
                if len(starts) > 1:
                    starts.pop()
                place += 2
            else:
                place += 1
        return starts[0]

    def _may_start_comment(self, newline: int) -> bool:
        """True unless nothing on the line before NEWLINE can start a comment."""
        at = newline
        while at > self.low and self.char(at - 1) != "\n":
            at -= 1
            code, flags, _ = self.syntax(at)
            if code in (COMMENT, COMMENT_FENCE) or flags & START_SECOND:
                return True
        return False

    def parse_start(self, at: int) -> int:
        """A place before AT that is in no string or comment: where a definition starts, or the beginning."""
        if self.it.symbol_value("open-paren-in-column-0-is-defun-start") is nil:
            return self.low
        place = at
        text, shift = self.text, self.shift
        while True:
            newline = text.rfind("\n", self.low + shift, max(place - 1, self.low) + shift)
            if newline < 0:
                return self.low
            place = newline - shift + 1
            if place < at and self.syntax(place)[0] == OPEN:
                return place
