"""Moving by syntax: words, balanced expressions, comments, runs of characters of some classes."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.markers import fixnum_position
from elwire.builtins.searching.syntax import (
    CHARQUOTE,
    CLOSE,
    CODE_OF,
    COMMENT_FENCE,
    ENDCOMMENT,
    ESCAPE,
    MATH,
    OPEN,
    QUOTE,
    STRING,
    STRING_FENCE,
    SYMBOL,
    WHITESPACE,
    WORD,
)
from elwire.builtins.searching.syntax_scan import END_FIRST, END_SECOND, NESTED, PREFIX, QUOTING, Scanner, style_of
from elwire.interpreter.objects import LispString, Obj, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import Signal, signal, wrong_type
from elwire.interpreter.strings import check_fixnum

# Words


def _word_boundary(it: Any, first: int, second: int) -> bool:
    """True when a word ends between FIRST and SECOND, both word constituents."""
    from elwire.builtins.searching.categories import category_state, category_view
    from elwire.builtins.searching.syntax_words import script_of

    if first < 0x80 and second < 0x80:
        return False
    same = script_of(first) == script_of(second)
    combining, separating = category_view(it).word_rules()
    table = category_state(it).current(it)
    one, two = table.get(first), table.get(second)
    for before, after in separating if same else combining:
        if (before is None or (one.bits[before] and not two.bits[before])) and (
            after is None or (two.bits[after] and not one.bits[after])
        ):
            return same
    return not same


def scan_words(it: Any, at: int, count: int) -> int | None:
    """The offset COUNT words after AT (before it when negative), None when there are not so many."""
    scanner = Scanner(it)
    escapes = QUOTING if it.symbol_value("words-include-escapes") is not nil else ()
    syntax, high, low = scanner.syntax, scanner.high, scanner.low
    multibyte = it.buffer.multibyte

    def in_word(place: int) -> bool:
        code = syntax(place)[0]
        return code == WORD or code in escapes

    def character(place: int) -> int:
        code = scanner.code_point(place)
        return code + 0x3FFF00 if code > 0x7F and not multibyte else code

    for _ in range(count):
        while at < high and not in_word(at):
            at += 1
        if at >= high:
            return None
        at += 1
        while at < high and in_word(at):
            if scanner.code_point(at) > 0x7F or scanner.code_point(at - 1) > 0x7F:  # noqa: SIM102
                if _word_boundary(it, character(at - 1), character(at)):
                    break
            at += 1
    for _ in range(-count):
        while at > low and not in_word(at - 1):
            at -= 1
        if at <= low:
            return None
        at -= 1
        while at > low and in_word(at - 1):
            if scanner.code_point(at) > 0x7F or scanner.code_point(at - 1) > 0x7F:  # noqa: SIM102
                if _word_boundary(it, character(at - 1), character(at)):
                    break
            at -= 1
    return at


@primitive("forward-word", interactive="^p")
def forward_word(it: Any, arg: Obj = nil) -> Obj:
    """Move point over ARG words, by default one, backward when ARG is negative; return t.

    When there are not so many words, move to the edge of the accessible text and return nil; so too when the field
    that point is in ends before.
    """
    count = 1 if arg is nil else check_fixnum(arg)
    buffer = it.buffer
    found = scan_words(it, buffer.point - 1, count)
    wanted = found + 1 if found is not None else buffer.zv if count > 0 else buffer.begv
    reached = wanted
    if buffer.text.props is not None or buffer.overlays is not None:
        from elwire.builtins.buffers.fields import constrained

        reached = constrained(it, wanted, buffer.point, False, only_in_line=False)
    buffer.point = reached
    return t if found is not None and reached == wanted else nil


# Balanced expressions


def _scan_error(message: str, last_good: int, at: int) -> Signal:
    return signal("scan-error", LispString(message), last_good + 1, at + 1)


class ListScan:
    """One call of `scan-lists` or `scan-sexps`."""

    def __init__(self, it: Any, at: int, depth: int, sexps: bool) -> None:
        self.scanner = scanner = Scanner(it)
        self.at = min(max(at, scanner.low), scanner.high)
        self.depth = depth
        self.least = min(depth, 0)
        self.sexps = sexps
        self.symbols = it.symbol_value("multibyte-syntax-as-symbol") is not nil and it.buffer.multibyte
        self.comments = it.symbol_value("parse-sexp-ignore-comments") is not nil
        self.last_good = at
        self.math = False
        """True between the two delimiters of a pair with math syntax."""

    def code(self, at: int) -> int:
        """The syntax class of the character at AT, as far as expressions are concerned."""
        if self.symbols and self.scanner.char(at) > "\x7f":
            return SYMBOL
        return self.scanner.syntax(at)[0]

    def lose(self) -> Signal:
        """The signal for brackets without partner."""
        return _scan_error("Unbalanced parentheses", self.last_good, self.at)

    def closed(self) -> bool:
        """One level less: true when that ends the scan; signals when it leaves the expression around."""
        self.depth -= 1
        if self.depth == 0:
            return True
        if self.depth < self.least:
            raise _scan_error("Containing expression ends prematurely", self.last_good, self.at)
        return False

    def forward(self) -> bool:
        """Go over one expression; false at the end of the text."""
        scanner = self.scanner
        syntax, high = scanner.syntax, scanner.high
        while self.at < high:
            if self.depth == self.least:
                self.last_good = self.at
            here = self.at
            code, flags, _ = syntax(here)
            if self.symbols:
                code = self.code(here)
            self.at += 1
            comment = scanner.comment_start(here, high) if self.comments else None
            if comment is not None and not (flags & PREFIX and comment[2] == 1):
                style, nested, size = comment
                found, self.at, _, _ = scanner.skip_comment(here + size, high, 1 if nested else -1, style)
                if not found:
                    if self.depth == 0:
                        return True
                    raise self.lose()
                continue
            if flags & PREFIX:
                continue
            if code in (WORD, SYMBOL, ESCAPE, CHARQUOTE):
                if code in QUOTING:
                    if self.at == high:
                        raise self.lose()
                    self.at += 1
                if self.depth == 0 and self.sexps:
                    self._symbol_end()
                    return True
            elif code in (OPEN, MATH):
                if code == MATH:
                    if not self.sexps:
                        continue
                    if self.at < high and scanner.char(here) == scanner.char(self.at):
                        self.at += 1
                    if self.math:
                        self.math = False
                        if self.closed():
                            return True
                        continue
                    self.math = True
                self.depth += 1
                if self.depth == 0:
                    return True
            elif code == CLOSE:
                if self.closed():
                    return True
            elif code in (STRING, STRING_FENCE):
                self._string_end(code, scanner.char(here))
                if self.depth == 0 and self.sexps:
                    return True
        if self.depth:
            raise self.lose()
        return False

    def _symbol_end(self) -> None:
        scanner = self.scanner
        while self.at < scanner.high:
            code = self.code(self.at)
            if code in QUOTING:
                self.at += 1
                if self.at == scanner.high:
                    raise self.lose()
            elif code not in (WORD, SYMBOL, QUOTE):
                return
            self.at += 1

    def _string_end(self, kind: int, terminator: str) -> None:
        scanner = self.scanner
        while True:
            if self.at >= scanner.high:
                raise self.lose()
            code = scanner.syntax(self.at)[0]
            if code == kind and (kind == STRING_FENCE or scanner.char(self.at) == terminator):
                self.at += 1
                return
            if code in QUOTING:
                self.at += 1
            self.at += 1

    def backward(self) -> bool:
        """Go back over one expression; false at the beginning of the text."""
        scanner = self.scanner
        syntax, low = scanner.syntax, scanner.low
        while self.at > low:
            self.at -= 1
            if self.depth == self.least:
                self.last_good = self.at
            here = self.at
            code, flags, _ = syntax(here)
            if self.symbols:
                code = self.code(here)
            end = _comment_end(scanner, here, even_quoted=True) if self.comments else None
            if end is not None:
                style, nested, size = end
                found = scanner.comment_before(here - size + 1, style, nested)
                if found is not None:
                    self.at = found
                    continue
                if size == 2:
                    self.at -= 1  # the end of no comment, which means nothing at all
                    continue
                if code == ENDCOMMENT:
                    continue
            if code != ENDCOMMENT and scanner.quoted(here):
                self.at -= 1
                code = WORD
            elif flags & PREFIX:
                continue
            if code in (WORD, SYMBOL, ESCAPE, CHARQUOTE):
                if self.depth == 0 and self.sexps:
                    self._symbol_start()
                    return True
            elif code in (CLOSE, MATH):
                if code == MATH:
                    if not self.sexps:
                        continue
                    if self.at > low and scanner.char(self.at - 1) == scanner.char(here):
                        self.at -= 1
                    if self.math:
                        self.math = False
                        if self.closed():
                            return True
                        continue
                    self.math = True
                self.depth += 1
                if self.depth == 0:
                    return True
            elif code == OPEN:
                if self.closed():
                    return True
            elif code in (STRING, STRING_FENCE, COMMENT_FENCE):
                self._fence_start(code, scanner.char(here))
                if code != COMMENT_FENCE and self.depth == 0 and self.sexps:
                    return True
        if self.depth:
            raise self.lose()
        return False

    def _symbol_start(self) -> None:
        scanner = self.scanner
        while self.at > scanner.low:
            before = self.at - 1
            if self.code(before) == ENDCOMMENT:
                return
            if scanner.quoted(before):
                self.at -= 2
            elif self.code(before) in (WORD, SYMBOL, QUOTE):
                self.at -= 1
            else:
                return

    def _fence_start(self, kind: int, terminator: str) -> None:
        scanner = self.scanner
        while True:
            if self.at <= scanner.low:
                raise self.lose()
            self.at -= 1
            if scanner.quoted(self.at) or scanner.syntax(self.at)[0] != kind:
                continue
            if kind != STRING or scanner.char(self.at) == terminator:
                return


def _comment_end(scanner: Scanner, at: int, even_quoted: bool = False) -> tuple[int, bool, int] | None:
    """Whether the character at AT is the last of a comment's end: style, whether it nests, number of characters."""
    code, flags, _ = scanner.syntax(at)
    if flags & END_SECOND and at > scanner.low:
        before = scanner.syntax(at - 1)[1]
        if before & END_FIRST and (even_quoted or not scanner.quoted(at - 1)):
            return style_of(before, flags), bool((before | flags) & NESTED), 2
    if code == ENDCOMMENT:
        return style_of(flags), bool(flags & NESTED), 1
    return None


def _scan(it: Any, at: int, count: int, depth: int, sexps: bool) -> Obj:
    scan = ListScan(it, at - 1, depth, sexps)
    for _ in range(abs(count)):
        if not (scan.forward() if count > 0 else scan.backward()):
            return nil
        scan.depth = 0
    return scan.at + 1


@primitive("scan-lists")
def scan_lists(it: Any, from_: Obj, count: Obj, depth: Obj) -> Obj:
    """Return the position COUNT lists after FROM, before it when COUNT is negative; nil when there are no more.

    DEPTH is how many levels up the scan is to end, negative for levels down.  Signals `scan-error` when brackets do
    not match.
    """
    return _scan(it, check_fixnum(from_), check_fixnum(count), check_fixnum(depth), False)


@primitive("scan-sexps")
def scan_sexps(it: Any, from_: Obj, count: Obj) -> Obj:
    """Return the position COUNT balanced expressions after FROM, before it when COUNT is negative.

    Return nil when there are no more; signal `scan-error` when the expression around ends first.
    """
    return _scan(it, check_fixnum(from_), check_fixnum(count), 0, True)


@primitive("backward-prefix-chars")
def backward_prefix_chars(it: Any) -> Obj:
    """Move point back over the characters before it that are expression prefixes."""
    scanner = Scanner(it)
    at = it.buffer.point - 1
    while at > scanner.low:
        code, flags, _ = scanner.syntax(at - 1)
        if not (code == QUOTE or flags & PREFIX) or scanner.quoted(at - 1):
            break
        at -= 1
    it.buffer.point = at + 1
    return nil


# Comments


@primitive("forward-comment")
def forward_comment(it: Any, count: Obj) -> Obj:
    """Move over COUNT comments and the whitespace around them, backward when COUNT is negative.

    Return t when there were so many, else nil, having stopped at what is neither comment nor whitespace.
    """
    times = check_fixnum(count)
    scanner = Scanner(it)
    at = it.buffer.point - 1
    complete = True
    for _ in range(abs(times)):
        complete, at = _over_comment(scanner, at) if times > 0 else _back_over_comment(scanner, at)
        if not complete:
            break
    it.buffer.set_point(at + 1)
    return t if complete else nil


def _over_comment(scanner: Scanner, at: int) -> tuple[bool, int]:
    """Go over whitespace and one comment from AT: whether there was one, and where that led."""
    high = scanner.high
    while at < high:
        start = scanner.comment_start(at, high)
        if start is not None:
            style, nested, size = start
            found, at, _, _ = scanner.skip_comment(at + size, high, 1 if nested else -1, style)
            return found, at
        code = scanner.syntax(at)[0]
        if code != WHITESPACE and not (code == ENDCOMMENT and scanner.char(at) == "\n"):
            return False, at
        at += 1
    return False, at


def _back_over_comment(scanner: Scanner, at: int) -> tuple[bool, int]:
    """The same, backward."""
    low = scanner.low
    while at > low:
        at -= 1
        code = scanner.syntax(at)[0]
        quoted = scanner.quoted(at)
        end = _comment_end(scanner, at)
        if code == COMMENT_FENCE:
            place = at
            while place > low:
                place -= 1
                if scanner.syntax(place)[0] == COMMENT_FENCE and not scanner.quoted(place):
                    return True, place
            return False, at + 1
        if end is not None:
            style, nested, size = end
            found = scanner.comment_before(at - size + 1, style, nested)
            if found is not None:
                return True, found
            if scanner.char(at) == "\n":
                at -= size - 1  # an end of line that ends no comment is whitespace
                continue
            return False, at + 1
        if code != WHITESPACE or quoted:
            return False, at + 1
    return False, at


# Runs


def _skip_syntax(it: Any, syntax: Obj, lim: Obj, forward: bool) -> Obj:
    if not isinstance(syntax, LispString):
        raise wrong_type("stringp", syntax)
    buffer = it.buffer
    limit = (buffer.zv if forward else buffer.begv) if lim is nil else fixnum_position(lim)
    limit = min(max(limit, buffer.begv), buffer.zv) - 1
    text = syntax.s
    negated = text[:1] == "^"
    codes = {CODE_OF[ch] for ch in text[1 if negated else 0 :] if ch in CODE_OF}
    scanner = Scanner(it)
    at = start = buffer.point - 1
    if forward:
        while at < limit and (scanner.syntax(at)[0] in codes) is not negated:
            at += 1
    else:
        while at > limit and (scanner.syntax(at - 1)[0] in codes) is not negated:
            at -= 1
    buffer.point = at + 1
    return at - start


@primitive("skip-syntax-forward")
def skip_syntax_forward(it: Any, syntax: Obj, lim: Obj = nil) -> Obj:
    """Move point forward over characters whose syntax class is among the designators in the string SYNTAX.

    With a leading `^`, over those whose class is not.  Stop at LIM.  Return the distance.
    """
    return _skip_syntax(it, syntax, lim, True)


@primitive("skip-syntax-backward")
def skip_syntax_backward(it: Any, syntax: Obj, lim: Obj = nil) -> Obj:
    """Move point backward over characters as `skip-syntax-forward` does; SYNTAX and LIM are the same.

    Return the distance, a negative number.
    """
    return _skip_syntax(it, syntax, lim, False)


variable(
    "parse-sexp-ignore-comments",
    nil,
    "Non-nil means that `forward-sexp` and the like take comments for whitespace.",
    buffer_local=True,
)
variable(
    "parse-sexp-lookup-properties",
    nil,
    "Non-nil means that the text property `syntax-table` overrides the syntax table.",
)
variable(
    "words-include-escapes",
    nil,
    "Non-nil means that moving by words takes quoting characters for parts of words.",
)
variable(
    "multibyte-syntax-as-symbol",
    nil,
    "Non-nil means that `scan-sexps` takes all non-ASCII characters for parts of symbols.",
)
variable(
    "comment-end-can-be-escaped",
    nil,
    "Non-nil means that a quoted comment end does not end a comment.",
    buffer_local=True,
)
variable(
    "open-paren-in-column-0-is-defun-start",
    t,
    "Non-nil means that an open bracket at the start of a line is taken to be outside of strings and comments.",
)
variable(
    "comment-use-syntax-ppss",
    t,
    "Non-nil means that `forward-comment` asks `syntax-ppss` where it cannot tell from the text before point.",
)
