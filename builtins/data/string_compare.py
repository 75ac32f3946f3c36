"""Comparing strings: by characters, by version numbers in them, by the rules of a locale."""

from __future__ import annotations

import re
from typing import Any

from elwire.builtins.data.casing import upcase_char
from elwire.interpreter.characters import from_python
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Signal, error, wrong_type
from elwire.interpreter.strings import (
    check_range,
    check_string,
    has_surrogates,
    internal_bytes,
    multibyte_text,
)


def string_or_name(value: Obj) -> LispString:
    """VALUE, a string, or the name of VALUE, a symbol; signals `wrong-type-argument stringp`."""
    if isinstance(value, LispString):
        return value
    if isinstance(value, Symbol):
        return LispString(value.name)
    raise wrong_type("stringp", value)


def set_up(it: Any) -> None:
    """Make the short names symbols that stand for the long ones, as Emacs has them."""
    for short, long in (("string=", "string-equal"), ("string<", "string-lessp"), ("string>", "string-greaterp")):
        it.fset(it.intern(short), it.intern(long))


@primitive("string-equal")
def string_equal(s1: Obj, s2: Obj) -> Obj:
    """Return t if the strings S1 and S2 have the same characters; case matters, text properties do not.

    A symbol stands for its name.  Signals `wrong-type-argument stringp`.
    """
    if type(s1) is not LispString or type(s2) is not LispString:
        s1, s2 = string_or_name(s1), string_or_name(s2)
    if s1.s != s2.s:
        return nil
    return t if s1.multibyte == s2.multibyte or s1.s.isascii() else nil


def text_less(s1: Obj, s2: Obj) -> bool:
    """True when the string or symbol S1 comes before S2 by character numbers."""
    if type(s1) is not LispString or type(s2) is not LispString:
        s1, s2 = string_or_name(s1), string_or_name(s2)
    first: str = s1.s
    second: str = s2.s
    if first.isascii() or second.isascii() or not (has_surrogates(first) or has_surrogates(second)):
        return first < second
    return list(map(from_python, first)) < list(map(from_python, second))


@primitive("string-lessp")
def string_lessp(string1: Obj, string2: Obj) -> Obj:
    """Return t if STRING1 comes before STRING2 by the numbers of their characters.

    A symbol stands for its name.  Signals `wrong-type-argument stringp`.
    """
    if type(string1) is LispString and type(string2) is LispString and string1.s.isascii():
        return t if string1.s < string2.s else nil
    return t if text_less(string1, string2) else nil


@primitive("string-greaterp")
def string_greaterp(string1: Obj, string2: Obj) -> Obj:
    """Return t if STRING1 comes after STRING2 by the numbers of their characters."""
    return t if text_less(string2, string1) else nil


@primitive("compare-strings")
def compare_strings(
    it: Any, str1: Obj, start1: Obj, end1: Obj, str2: Obj, start2: Obj, end2: Obj, ignore_case: Obj = nil
) -> Obj:
    """Compare STR1 from START1 up to END1 with STR2 from START2 up to END2.

    Return t if they are equal; else N, or -N when STR1 is less, where the first N - 1 characters agree.  An end past
    the string is the string's.  With IGNORE-CASE non-nil, compare in upper case.  Signals `args-out-of-range`.
    """
    check_string(str1)
    check_string(str2)
    if type(end1) is int and end1 > len(str1.s):
        end1 = len(str1.s)
    if type(end2) is int and end2 > len(str2.s):
        end2 = len(str2.s)
    low1, high1 = check_range(str1, start1, end1, len(str1.s))
    low2, high2 = check_range(str2, start2, end2, len(str2.s))
    first = multibyte_text(str1)[low1:high1]
    second = multibyte_text(str2)[low2:high2]
    if first == second:
        return t
    for index, (char1, char2) in enumerate(zip(first, second, strict=False)):
        if char1 != char2:
            number1, number2 = from_python(char1), from_python(char2)
            if ignore_case is not nil:
                number1, number2 = upcase_char(it, number1), upcase_char(it, number2)
            if number1 != number2:
                return index + 1 if number1 > number2 else -index - 1
    shorter = min(len(first), len(second))
    if len(first) == len(second):
        return t
    return shorter + 1 if len(first) > len(second) else -shorter - 1


@primitive("assoc-string")
def assoc_string(it: Any, key: Obj, list_: Obj, case_fold: Obj = nil) -> Obj:
    """The first element of LIST that is, or whose car is, the string or symbol KEY; nil when there is none.

    With CASE-FOLD non-nil, case does not matter.  Signals `wrong-type-argument stringp` when KEY is neither.
    """
    if isinstance(key, Symbol):
        key = string_or_name(key)
    cell = list_
    while isinstance(cell, Cons):
        element = cell.car
        name = element.car if isinstance(element, Cons) else element
        if isinstance(name, LispString | Symbol):
            # As in Emacs, KEY must be a string only where there is something to compare it with.
            text, wanted = string_or_name(name), check_string(key)
            if compare_strings(it, text, 0, nil, wanted, 0, nil, case_fold) is t:
                return element
        cell = cell.cdr
    return nil


# Versions

_SUFFIX = rb"(?:\.[A-Za-z~][A-Za-z0-9~]*)*\Z"
_DIGITS = b"0123456789"


@primitive("string-version-lessp")
def string_version_lessp(string1: Obj, string2: Obj) -> Obj:
    """Return t if STRING1 comes before STRING2 as a name with numbers in it: foo2.png before foo12.png.

    A symbol stands for its name.  Signals `wrong-type-argument stringp`.
    """
    first = internal_bytes(string_or_name(string1))
    second = internal_bytes(string_or_name(string2))
    if first == second:
        return nil
    parts1, parts2 = first.split(b"\0"), second.split(b"\0")
    for part1, part2 in zip(parts1, parts2, strict=False):
        order = _compare_file_versions(part1, part2)
        if order:
            return t if order < 0 else nil
    return t if len(parts1) < len(parts2) else nil


def _compare_file_versions(first: bytes, second: bytes) -> int:
    """Negative, zero or positive as the name FIRST is less than, equal to or greater than SECOND.

    The order is that of GNU's version sort: nothing, `.`, `..`, hidden names, others; endings such as `.tar.gz`
    matter only between names that are else the same.
    """
    if first == second:
        return 0
    for special in (b"", b".", b".."):
        if special in (first, second):
            return -1 if first == special else 1
    hidden1, hidden2 = first.startswith(b"."), second.startswith(b".")
    if hidden1 != hidden2:
        return -1 if hidden1 else 1
    body1, body2 = (first[1:], second[1:]) if hidden1 else (first, second)
    stem1, stem2 = _stem(body1), _stem(body2)
    order = _compare_versions(body1, body2) if stem1 == stem2 else _compare_versions(stem1, stem2)
    return order or (-1 if first < second else 1)


def _stem(name: bytes) -> bytes:
    match = re.search(_SUFFIX, name)
    return name[: match.start()] if match else name


def _compare_versions(first: bytes, second: bytes) -> int:
    """Compare by turns other characters and numbers; a tilde comes before the end, letters before the rest."""
    at1 = at2 = 0
    size1, size2 = len(first), len(second)
    while at1 < size1 or at2 < size2:
        while (at1 < size1 and first[at1] not in _DIGITS) or (at2 < size2 and second[at2] not in _DIGITS):
            rank1 = _rank(first[at1]) if at1 < size1 else 0
            rank2 = _rank(second[at2]) if at2 < size2 else 0
            if rank1 != rank2:
                return rank1 - rank2
            at1 += 1
            at2 += 1
        digits1, at1 = _number_at(first, at1)
        digits2, at2 = _number_at(second, at2)
        if len(digits1) != len(digits2):
            return len(digits1) - len(digits2)
        if digits1 != digits2:
            return -1 if digits1 < digits2 else 1
    return 0


def _rank(byte: int) -> int:
    if byte in _DIGITS:
        return 0
    if byte == 0x7E:
        return -1
    return byte if chr(byte).isalpha() and byte < 128 else byte + 256


def _number_at(text: bytes, at: int) -> tuple[bytes, int]:
    """The digits at AT in TEXT without leading zeros, and where they end."""
    end = at
    while end < len(text) and text[end] in _DIGITS:
        end += 1
    return text[at:end].lstrip(b"0"), end


# Locales


def _locale_name(locale: Obj) -> bytes:
    """The name that LOCALE, a string or nil for the environment's own, has for the C library."""
    if locale is nil:
        return b""
    return internal_bytes(check_string(locale))


def _collate(s1: Obj, s2: Obj, locale: Obj, ignore_case: Obj) -> int:
    """Negative, zero or positive as S1 is before, the same as or after S2 in LOCALE."""
    first, second = string_or_name(s1).s.replace("\0", ""), string_or_name(s2).s.replace("\0", "")
    return _collate_text(first, second, _locale_name(locale), ignore_case is not nil)


def _collate_text(first: str, second: str, locale: bytes, ignore_case: bool) -> int:
    import ctypes
    import errno
    import os

    if not locale and _plain_locale(os.environ) and not ignore_case:
        return (first > second) - (first < second)
    library = ctypes.CDLL(None)
    library.newlocale.restype = ctypes.c_void_p
    library.newlocale.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p)
    library.freelocale.argtypes = (ctypes.c_void_p,)
    library.wcscoll_l.argtypes = (ctypes.c_wchar_p, ctypes.c_wchar_p, ctypes.c_void_p)
    library.towlower_l.argtypes = (ctypes.c_uint, ctypes.c_void_p)
    ctype_and_collate = 1 << 0 | 1 << 3
    handle = library.newlocale(ctype_and_collate, locale, None)
    if not handle and not locale:
        handle = library.newlocale(ctype_and_collate, b"C", None)
    if not handle:
        # Which of the places that the C library looked at was the last does not matter: there is no such locale.
        raise _invalid_locale(locale, os.strerror(errno.ENOENT))
    try:
        if ignore_case:
            first, second = (
                "".join([chr(library.towlower_l(ord(char), handle)) for char in text]) for text in (first, second)
            )
        order: int = library.wcscoll_l(first, second, handle)
        return order
    finally:
        library.freelocale(handle)


def _plain_locale(environment: Any) -> bool:
    """True when the environment's locale collates by character numbers."""
    name = environment.get("LC_ALL") or environment.get("LC_COLLATE") or environment.get("LANG") or "C"
    return name in ("C", "POSIX", "C.UTF-8", "C.utf8")


def _invalid_locale(locale: bytes, reason: str) -> Signal:
    return error(f"Invalid locale {locale.decode('utf-8', 'surrogateescape')}: {reason}")


@primitive("string-collate-lessp")
def string_collate_lessp(s1: Obj, s2: Obj, locale: Obj = nil, ignore_case: Obj = nil) -> Obj:
    """Return t if S1 comes before S2 by the rules of LOCALE, nil for the environment's.

    With IGNORE-CASE non-nil, case does not matter.  Signals `error` for a locale the machine does not have.
    """
    return t if _collate(s1, s2, locale, ignore_case) < 0 else nil


@primitive("string-collate-equalp")
def string_collate_equalp(s1: Obj, s2: Obj, locale: Obj = nil, ignore_case: Obj = nil) -> Obj:
    """Return t if S1 and S2 are the same by the rules of LOCALE, nil for the environment's.

    With IGNORE-CASE non-nil, case does not matter.  Signals `error` for a locale the machine does not have.
    """
    return t if _collate(s1, s2, locale, ignore_case) == 0 else nil
