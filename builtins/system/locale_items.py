"""What the C library's locales say, asked of a locale of one's own so that the process's setting stays alone."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_EVERY_CATEGORY = 0x1FBF
"""The mask of all locale categories in the GNU C library."""

_CODESET = 14
_FIRST_DAY = 2 << 16 | 7
_FIRST_MONTH = 2 << 16 | 26
_PAPER_HEIGHT = 7 << 16
_PAPER_WIDTH = 7 << 16 | 1


@contextmanager
def _environment_locale() -> Iterator[tuple[Any, Any]]:
    """The C library and a handle of the environment's locale, C when there is no such one."""
    library = ctypes.CDLL(None)
    library.newlocale.restype = ctypes.c_void_p
    library.newlocale.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p)
    library.freelocale.argtypes = (ctypes.c_void_p,)
    library.nl_langinfo_l.restype = ctypes.c_void_p
    library.nl_langinfo_l.argtypes = (ctypes.c_int, ctypes.c_void_p)
    handle = library.newlocale(_EVERY_CATEGORY, b"", None) or library.newlocale(_EVERY_CATEGORY, b"C", None)
    try:
        yield library, handle
    finally:
        library.freelocale(handle)


def _text(library: Any, handle: Any, item: int) -> bytes:
    return ctypes.cast(library.nl_langinfo_l(item, handle), ctypes.c_char_p).value or b""


def codeset() -> bytes:
    """The name of the locale's character encoding."""
    with _environment_locale() as (library, handle):
        return _text(library, handle, _CODESET)


def item_texts(which: str) -> list[bytes]:
    """The names of the days from Sunday on, or of the months: WHICH is `days` or `months`."""
    first, count = (_FIRST_DAY, 7) if which == "days" else (_FIRST_MONTH, 12)
    with _environment_locale() as (library, handle):
        return [_text(library, handle, first + index) for index in range(count)]


def paper() -> tuple[int, int]:
    """The width and the height of the locale's paper in millimetres."""
    with _environment_locale() as (library, handle):
        width, height = (library.nl_langinfo_l(item, handle) or 0 for item in (_PAPER_WIDTH, _PAPER_HEIGHT))
        return width & 0xFFFFFFFF, height & 0xFFFFFFFF
