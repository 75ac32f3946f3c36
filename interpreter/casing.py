"""Upper and lower case of characters and text, by Emacs's standard case table.

ASCII text goes straight to Python's own methods, other text through translation tables made at their first use from
`case_data`.  A Lisp program may install a case table of its own: see `builtins.data.casing`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from elwire.interpreter.case_data import (
    DOWNCASE_RUNS,
    DOWNCASE_TEXT,
    TITLECASE_RUNS,
    TITLECASE_TEXT,
    UPCASE_RUNS,
    UPCASE_TEXT,
)

FINAL_SIGMA = "ς"
CAPITAL_SIGMA = "Σ"


def _spread(runs: tuple[tuple[int, int, int, int], ...]) -> dict[int, int]:
    return {char: char + offset for first, last, stride, offset in runs for char in range(first, last + 1, stride)}


@cache
def downcase_map() -> dict[int, int]:
    """Characters that `downcase` changes, and to what."""
    return _spread(DOWNCASE_RUNS)


@cache
def upcase_map() -> dict[int, int]:
    """Characters that `upcase` changes, and to what."""
    return _spread(UPCASE_RUNS)


@cache
def titlecase_map() -> dict[int, int]:
    """Characters that `capitalize` changes, and to what."""
    return {**upcase_map(), **_spread(TITLECASE_RUNS)}


@cache
def _upcase_table() -> dict[int, int | str]:
    return {**upcase_map(), **UPCASE_TEXT}


@cache
def _downcase_table() -> dict[int, int | str]:
    return {**downcase_map(), **DOWNCASE_TEXT}


@cache
def _titlecase_table() -> dict[int, int | str]:
    return {**titlecase_map(), **TITLECASE_TEXT}


def upcase_text(text: str) -> str:
    """Multibyte TEXT in upper case; it may grow, as the sharp s does."""
    return text.upper() if text.isascii() else text.translate(_upcase_table())


def downcase_text(text: str, is_word: Callable[[str], bool]) -> str:
    """Multibyte TEXT in lower case; IS_WORD tells word constituents, by which a final sigma is known."""
    if text.isascii():
        return text.lower()
    lower = text.translate(_downcase_table())
    if CAPITAL_SIGMA in text:
        return change_words(text, is_word, first=_lower_char, inside=_lower_char)
    return lower


def capitalize_text(text: str, is_word: Callable[[str], bool]) -> str:
    """TEXT with the first character of each word in title case and the others in lower case."""
    return change_words(text, is_word, first=_title_char, inside=_lower_char)


def upcase_initials_text(text: str, is_word: Callable[[str], bool]) -> str:
    """TEXT with the first character of each word in title case."""
    return change_words(text, is_word, first=_title_char, inside=None)


def fold_unibyte(text: str, method: Callable[[str], str]) -> str:
    """Unibyte TEXT with METHOD, one of the text functions here, applied to its ASCII characters alone."""
    if text.isascii():
        return method(text)
    return (
        method(text.encode("latin-1").decode("ascii", "surrogateescape"))
        .encode("ascii", "surrogateescape")
        .decode("latin-1")
    )


def _lower_char(char: str) -> str:
    return char.lower() if char.isascii() else char.translate(_downcase_table())


def _title_char(char: str) -> str:
    return char.upper() if char.isascii() else char.translate(_titlecase_table())


def change_words(
    text: str, is_word: Callable[[str], bool], first: Callable[[str], str], inside: Callable[[str], str] | None
) -> str:
    """TEXT with FIRST applied to the characters before which there is no word, and INSIDE, if any, to the rest."""
    return "".join(changed_pieces(text, is_word, first, inside))


def changed_pieces(
    text: str, is_word: Callable[[str], bool], first: Callable[[str], str], inside: Callable[[str], str] | None
) -> list[str]:
    """What `change_words` makes of each character of TEXT."""
    result = []
    in_word = False
    last = len(text) - 1
    for index, char in enumerate(text):
        if not in_word:
            result.append(first(char))
        elif inside is None:
            result.append(char)
        elif char == CAPITAL_SIGMA and (index == last or not is_word(text[index + 1])):
            result.append(FINAL_SIGMA)
        else:
            result.append(inside(char))
        in_word = is_word(char)
    return result
