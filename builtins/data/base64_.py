"""Base 64: of strings and of regions, also in the variant for URLs."""

from __future__ import annotations

import re
from binascii import a2b_base64, b2a_base64
from typing import Any

from elwire.builtins.buffers.deletion import delete_text, make_string, region
from elwire.builtins.buffers.insertion import insert_text
from elwire.interpreter.objects import LispString, Obj, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error
from elwire.interpreter.strings import EMPTY, check_string

_LINE = 57
"""The bytes in one line of 76 characters."""

_SPACES = {ord(char): None for char in " \t\n\f\r"}
_TO_URL = {ord("+"): "-", ord("/"): "_"}
_FROM_URL = {ord("-"): "+", ord("_"): "/"}
_WELL_FORMED = r"(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)*([A-Za-z0-9+/]{2,3})?"
_PADDED_PART = r"[^=]+=*"


def _bytes_of(string: LispString) -> bytes:
    """The bytes that STRING's characters stand for; signals `error` for a character that stands for none."""
    text = string.s
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        pass
    if not string.multibyte:
        raise AssertionError("a unibyte string with wide characters")
    codes = [ord(char) - 0xDC00 if 0xDC80 <= ord(char) <= 0xDCFF else ord(char) for char in text]
    try:
        return bytes(codes)
    except ValueError:
        raise error("Multibyte character in data for base64 encoding") from None


def _encode(string: LispString, one_line: bool) -> str:
    data = _bytes_of(string)
    if one_line or len(data) <= _LINE:
        return b2a_base64(data, newline=False).decode("ascii")
    lines = [b2a_base64(data[at : at + _LINE], newline=False) for at in range(0, len(data), _LINE)]
    return b"\n".join(lines).decode("ascii")


def _encode_for_url(string: LispString, no_padding: bool) -> str:
    text = b2a_base64(_bytes_of(string), newline=False).decode("ascii").translate(_TO_URL)
    return text.rstrip("=") if no_padding else text


def _decode(text: str, for_url: bool) -> bytes:
    """The bytes that TEXT encodes; signals `error`."""
    # Python's strict mode lets a = pass after four characters.
    if not for_url and len(text) % 4 == 0:
        try:
            return a2b_base64(text, strict_mode=True)
        except ValueError:
            pass
    text = text.translate(_SPACES)
    if for_url:
        if "+" in text or "/" in text:
            raise error("Invalid base64 data")
        text = text.translate(_FROM_URL)
    match = re.fullmatch(_WELL_FORMED, text)
    if match is None:
        raise error("Invalid base64 data")
    if match.group(1):
        if not for_url:
            raise error("Invalid base64 data")
        text += "=" * (4 - len(match.group(1)))
    if "=" not in text[:-2]:
        return a2b_base64(text)
    return b"".join([a2b_base64(part) for part in re.findall(_PADDED_PART, text)])


@primitive("base64-encode-string")
def base64_encode_string(string: Obj, no_line_break: Obj = nil) -> Obj:
    """STRING in base 64, in lines of 76 characters, or in one line with NO-LINE-BREAK non-nil.

    Signals `error` when a character is neither below 256 nor a raw byte.
    """
    text = _encode(check_string(string), no_line_break is not nil)
    return LispString(text, False) if text else EMPTY


@primitive("base64url-encode-string")
def base64url_encode_string(string: Obj, no_pad: Obj = nil) -> Obj:
    """STRING in base 64 with the alphabet for URLs, in one line; with NO-PAD non-nil, without = at the end."""
    text = _encode_for_url(check_string(string), no_pad is not nil)
    return LispString(text, False) if text else EMPTY


@primitive("base64-decode-string")
def base64_decode_string(string: Obj, base64url: Obj = nil) -> Obj:
    """The unibyte string that STRING is in base 64; white space does not matter.

    With BASE64URL non-nil, the alphabet is that for URLs and = may be missing.  Signals `error` for anything else.
    """
    data = _decode(check_string(string).s, base64url is not nil)
    return LispString(data.decode("latin-1"), False) if data else EMPTY


# Regions


def _replace(it: Any, first: int, last: int, text: str) -> None:
    """Replace the current buffer's text from FIRST to LAST by TEXT; point, if inside, goes to FIRST."""
    buffer = it.buffer
    point = buffer.point
    buffer.point = first
    insert_text(it, buffer, first, text)
    delete_text(it, first + len(text), last + len(text))
    if point >= last:
        buffer.set_point(point + len(text) - (last - first))
    else:
        buffer.set_point(min(point, first))


def _encode_region(it: Any, beg: Obj, end: Obj, encode: Any) -> int:
    first, last = region(it, beg, end)
    text = encode(make_string(it.buffer, first, last, False))
    _replace(it, first, last, text)
    return len(text)


@primitive("base64-encode-region", interactive="r")
def base64_encode_region(it: Any, beg: Obj, end: Obj, no_line_break: Obj = nil) -> Obj:
    """Encode the text from BEG to END in base 64; return how many characters it became.

    For NO-LINE-BREAK see `base64-encode-string`.
    """
    return _encode_region(it, beg, end, lambda string: _encode(string, no_line_break is not nil))


@primitive("base64url-encode-region", interactive="r")
def base64url_encode_region(it: Any, beg: Obj, end: Obj, no_pad: Obj = nil) -> Obj:
    """Encode the text from BEG to END in base 64 for URLs; return how many characters it became.

    For NO-PAD see `base64url-encode-string`.
    """
    return _encode_region(it, beg, end, lambda string: _encode_for_url(string, no_pad is not nil))


@primitive("base64-decode-region", interactive="r")
def base64_decode_region(it: Any, beg: Obj, end: Obj, base64url: Obj = nil) -> Obj:
    """Decode the text from BEG to END, which is in base 64; return how many bytes it became.

    For BASE64URL see `base64-decode-string`.  Signals `error`, and changes nothing, when it is not in base 64.
    """
    first, last = region(it, beg, end)
    data = _decode(it.buffer.string(first, last), base64url is not nil)
    errors = "surrogateescape" if it.buffer.multibyte else "strict"
    text = data.decode("ascii", errors) if it.buffer.multibyte else data.decode("latin-1")
    _replace(it, first, last, text)
    return len(data)
