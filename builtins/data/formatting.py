"""Formatting strings: `format` and `format-message`."""

from __future__ import annotations

from typing import Any

from elwire.builtins.data.format_conversions import float_text, integer_of, integer_text
from elwire.builtins.data.format_parsing import Directive, parsed_format
from elwire.interpreter.characters import to_python
from elwire.interpreter.floats import integer_to_text
from elwire.interpreter.objects import FIXNUM_LIMIT, LispString, Obj
from elwire.interpreter.printer import prin1_to_str, princ_to_str
from elwire.interpreter.quoting import quoting_style
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Signal, error, wrong_type
from elwire.interpreter.strings import columns, multibyte_text
from elwire.interpreter.textprops import Intervals, plist_pairs

_CURVED = str.maketrans({"`": "‘", "'": "’"})
_STRAIGHT = str.maketrans({"`": "'"})


@primitive("format")
def format_(it: Any, string: Obj, *objects: Obj) -> Obj:
    """Return STRING with each %-sequence replaced by the next of OBJECTS.

    A sequence is %[FIELD$][FLAGS][WIDTH][.PRECISION]CHARACTER:

    %s, %S  an object as `princ`, `prin1` writes it
    %d, %o, %x, %X  a number as an integer in decimal, octal, hexadecimal
    %e, %f, %g  a number as a float: with an exponent, without, whichever is shorter
    %c  a character
    %%  a percent sign

    FIELD counts OBJECTS from 1.  FLAGS are `-` (pad at the right), `0` (pad with zeros), `+` and space (what stands
    before a number that is not negative) and `#` (another form: 0x before %x, a decimal point in floats).
    PRECISION is the number of digits of a number, the greatest width of %s.

    Text properties of STRING and of OBJECTS that are strings are kept.  Signals `error` when there are too few
    OBJECTS, when one is of the wrong type, or when a sequence is invalid.
    """
    return formatted(it, string, objects, None)


@primitive("format-message")
def format_message(it: Any, string: Obj, *objects: Obj) -> Obj:
    """Format OBJECTS into STRING as `format` does, and curve the quotes of STRING.

    Grave accents and apostrophes in STRING become what `text-quoting-style` says; those in OBJECTS stay.
    """
    return formatted(it, string, objects, quoting_style(it))


def formatted(it: Any, string: Obj, objects: tuple[Obj, ...], style: str | None) -> Obj:
    """The text of STRING with OBJECTS in it, its quotes in STYLE (None: as they are)."""
    if type(string) is not LispString:
        raise wrong_type("stringp", string)
    text = string.s
    quotes = style in ("curve", "straight") and ("`" in text or (style == "curve" and "'" in text))
    if "%" not in text and not quotes:
        return string
    if text == "%s" and objects and type(objects[0]) is LispString and string.props is None:
        return objects[0]
    if not quotes and string.props is None:
        quick = _quickly(parsed_format(text), objects, string.multibyte)
        if quick is not None:
            return quick
    return _Formatting(it, string, objects, style if quotes else None).run()


def _quickly(parts: tuple[str | Directive, ...], objects: tuple[Obj, ...], multibyte: bool) -> LispString | None:
    """The text of PARTS with OBJECTS when it takes only plain strings and numbers; None in all other cases."""
    pieces: list[str] = []
    left = iter(objects)
    for part in parts:
        if type(part) is str:
            pieces.append(part)
            continue
        directive: Any = part
        if directive.problem is not None or directive.field is not None:
            return None
        conversion = directive.conversion
        if conversion == "%":
            pieces.append("%")
            continue
        value: Any = next(left, None)
        kind = type(value)
        if kind is LispString:
            if conversion != "s" or not directive.plain or value.props is not None:
                return None
            pieces.append(value.s)
            multibyte = multibyte or value.multibyte
        elif kind is int:
            if conversion == "d":
                pieces.append(integer_to_text(value) if directive.plain else integer_text(directive, value))
            elif conversion == "s" and directive.plain:
                pieces.append(integer_to_text(value))
            else:
                return None
        elif kind is float and conversion in "efg":
            pieces.append(float_text(directive, value))
        else:
            return None
    text = "".join(pieces)
    # Bytes among multibyte text take more than joining.
    return LispString(text, multibyte) if text.isascii() else None


class _Formatting:
    """One call: `pieces` collects text, first as it comes, and in the end as multibyte text when any piece is."""

    def __init__(self, it: Any, string: LispString, objects: tuple[Obj, ...], style: str | None) -> None:
        self.it = it
        self.string = string
        self.objects = objects
        self.table = {"curve": _CURVED, "straight": _STRAIGHT}.get(style or "")
        self.pieces: list[tuple[str, bool]] = []
        """Pieces of text, and whether each is from a multibyte string."""
        self.length = 0
        self.spans: list[tuple[int, int, int]] = []
        """Directives: start and end in the format string, end in the result."""
        self.given: list[tuple[int, int, LispString]] = []
        """Arguments that have properties: where they stand in the result, and the string."""

    def run(self) -> LispString:
        objects = self.objects
        next_object = 0
        for part in parsed_format(self.string.s):
            if isinstance(part, str):
                if self.table is not None:
                    self.add(_as_multibyte(part, self.string.multibyte).translate(self.table), True)
                else:
                    self.add(part, self.string.multibyte)
                continue
            directive = part
            if directive.conversion == "%":
                # Its last character is the one that stays.
                self.spans.append((directive.start, directive.end - 1, self.length))
                self.add("%", False)
                if directive.field is not None:
                    next_object = directive.field - 1
                continue
            # Field 0 is the format string itself.
            index = directive.field - 1 if directive.field is not None else next_object
            if index >= len(objects) and directive.conversion:
                raise error("Not enough arguments for format string")
            if directive.problem is not None:
                raise error(directive.problem)
            next_object = index + 1
            self.convert(directive, objects[index] if index >= 0 else self.string)
            self.spans.append((directive.start, directive.end, self.length))
        result = self.join()
        if self.string.props is not None or self.given:
            self.propertize(result)
        return result

    def add(self, text: str, multibyte: bool) -> None:
        self.pieces.append((text, multibyte))
        self.length += len(text)

    def join(self) -> LispString:
        if self.string.multibyte or any(multibyte for _text, multibyte in self.pieces):
            return LispString("".join([_as_multibyte(*piece) for piece in self.pieces]), True)
        return LispString("".join([text for text, _multibyte in self.pieces]), False)

    def convert(self, directive: Directive, value: Obj) -> None:
        """Add VALUE as DIRECTIVE has it."""
        kind = directive.conversion
        if kind == "s":
            if type(value) is LispString:
                self.add_string(directive, value)
            elif type(value) is int and directive.plain:
                self.add(integer_to_text(value), False)
            else:
                self.add_string(directive, LispString(princ_to_str(self.it, value)))
        elif kind == "S":
            self.add_string(directive, LispString(prin1_to_str(self.it, value)))
        elif kind == "c":
            if type(value) is not int or not -FIXNUM_LIMIT <= value < FIXNUM_LIMIT:
                raise _mismatch()
            if not 0 <= value <= 0x3FFFFF:
                raise wrong_type("characterp", value)
            if value < 128:
                # Alone, even a control character counts as one column.
                self.add(_padded(directive, "" if directive.precision == 0 else chr(value)), False)
            else:
                self.add_string(directive, LispString(to_python(value)))
        elif type(value) is not int and type(value) is not float:
            raise _mismatch()
        elif kind in "efg":
            self.add(float_text(directive, value), False)
        elif directive.plain and kind == "d" and type(value) is int:
            self.add(integer_to_text(value), False)
        elif kind == "d" and type(value) is float and (value != value or value in _INFINITIES):
            self.add(float_text(directive, value), False)
        else:
            self.add(integer_text(directive, integer_of(value), type(value) is float), False)

    def add_string(self, directive: Directive, string: LispString) -> None:
        """Add STRING cut to the directive's precision and padded to its width, both in columns."""
        text = string.s
        shown = len(text)
        if not directive.plain:
            if directive.precision is not None and directive.precision < shown * 4:
                shown = self.fitting(string, directive.precision)
                text = text[:shown]
            padding = directive.width - columns(self.it, string, 0, shown) if directive.width else 0
        else:
            padding = 0
        # Where the properties of STRING begin: where the format has properties itself, Emacs counts the padding in.
        at = self.length
        if padding > 0 and not directive.minus:
            self.add(" " * padding, False)
            if self.string.props is None:
                at = self.length
        self.add(text, string.multibyte)
        if padding > 0 and directive.minus:
            self.add(" " * padding, False)
        if string.props is not None:
            self.given.append((at, self.length, string))

    def fitting(self, string: LispString, limit: int) -> int:
        """How many characters of STRING fit in LIMIT columns."""
        if limit == 0:
            return 0
        if string.s.isascii() and string.s.isprintable():
            return min(limit, len(string.s))
        used = 0
        for index in range(len(string.s)):
            used += columns(self.it, string, index, index + 1)
            if used > limit:
                return index
        return len(string.s)

    # Text properties

    def propertize(self, result: LispString) -> None:
        """Give RESULT the properties of the format string and of the arguments."""
        props = Intervals(len(result.s))
        if self.string.props is not None:
            for start, end, plist in self.string.props.runs():
                low, high = self.place(start), self.place(end)
                if low < high:
                    props.add(low, high, plist_pairs(plist))
        for at, end, string in self.given:
            whole = len(string.s)
            for low, high, plist in string.props.runs():
                # What reaches to the end of the argument covers the padding behind it as well.
                first, last = at + low, end if high == whole else min(at + high, end)
                if first < last:
                    props.add(first, last, plist_pairs(plist))
        if props:
            result.props = props

    def place(self, offset: int) -> int:
        """Where OFFSET of the format string is in the result; inside of a directive it is the end of its text."""
        moved = offset
        for start, end, result_end in self.spans:
            if offset <= start:
                break
            moved = result_end if offset < end else offset - end + result_end
        return moved


_INFINITIES = (float("inf"), float("-inf"))


def _padded(directive: Directive, text: str) -> str:
    return text.ljust(directive.width) if directive.minus else text.rjust(directive.width)


def _as_multibyte(text: str, multibyte: bool) -> str:
    return text if multibyte or text.isascii() else multibyte_text(LispString(text, False))


def _mismatch() -> Signal:
    return error("Format specifier doesn’t match argument type")


@primitive("ngettext")
def ngettext(it: Any, msgid: Obj, msgid_plural: Obj, n: Obj) -> Obj:
    """Return MSGID if the integer N is 1, otherwise MSGID-PLURAL."""
    for text in (msgid, msgid_plural):
        if not isinstance(text, LispString):
            raise wrong_type("stringp", text)
    if not isinstance(n, int):
        raise wrong_type("integerp", n)
    return msgid if n == 1 else msgid_plural
