"""Source files: from bytes to text, and what their first lines say about them."""

from __future__ import annotations

import re
from functools import cache

from elwire.interpreter.strings import text_of_internal_bytes

_CODING = re.compile(rb"-\*-(?:.*;)?[ \t]*coding[ \t]*:[ \t]*([^ \t\r\n;]+)", re.IGNORECASE)
_LOCAL_CODING = re.compile(rb"^(.*?)[ \t]*coding[ \t]*:[ \t]*([^ \t\r\n]+)", re.IGNORECASE | re.MULTILINE)
_LOCAL_VARIABLES = re.compile(rb"^(.*?)[ \t]*Local Variables:(.*)$", re.IGNORECASE | re.MULTILINE)
_ENCODED_SURROGATE = re.compile(rb"(?<![\x80-\xff])\xed[\xa0-\xbf][\x80-\xbf]|\xed[\xa0-\xbf][\x80-\xbf]")
_ISO_2022 = re.compile(rb"\x1b\$[@AB(]")

_UTF8 = frozenset(("utf-8", "mule-utf-8", "cp65001", "utf-8-auto", "utf-8-with-signature", "utf8"))
_INTERNAL = frozenset(("utf-8-emacs", "emacs-internal"))
_NONE = frozenset(("binary", "no-conversion"))
_RAW = frozenset(("raw-text", "us-ascii", "ascii", "iso-safe"))
_GUESS = frozenset(("undecided", "prefer-utf-8"))

# Emacs's names where Python has another; `latin-N`, `iso-8859-N`, `koi8-r`, `cpN`, `big5` and many more are the same.
_PYTHON_NAMES = {
    "sjis": "cp932",
    "shift_jis": "cp932",
    "japanese-shift-jis": "cp932",
    "japanese-iso-8bit": "euc_jp",
    "japanese-iso-7bit-1978-irv": "iso2022_jp",
    "iso-2022-7bit": "iso2022_jp_2",
    "iso-2022-jp": "iso2022_jp",
    "junet": "iso2022_jp",
    "ctext": "latin-1",
    "compound-text": "latin-1",
    "chinese-big5": "big5",
    "chinese-gbk": "gbk",
    "chinese-gb18030": "gb18030",
    "chinese-iso-8bit": "gb2312",
    "cn-gb": "gb2312",
    "cn-gb-2312": "gb2312",
    "euc-china": "gb2312",
    "cn-big5": "big5",
    "korean-iso-8bit": "euc_kr",
    "euc-korea": "euc_kr",
    "cyrillic-koi8": "koi8-r",
    "cyrillic-iso-8bit": "iso-8859-5",
    "greek-iso-8bit": "iso-8859-7",
    "hebrew-iso-8bit": "iso-8859-8",
    "thai-tis620": "tis-620",
    "tis620": "tis-620",
}


def decode_source(data: bytes, *, compiled: bool = False) -> str:
    """The text of the source file whose bytes are DATA.

    What counts, in this order: a byte order mark; the file's own `coding:`, in its first line, or its local
    variables; UTF-8.  A file that is not UTF-8 and says nothing is taken for Latin-1 when it has no bytes 0x80-0x9F;
    otherwise the bytes that belong to no UTF-8 sequence are raw bytes.  With a null byte, and no coding, there are
    only raw bytes.  Line ends become newlines where all lines end alike.  With COMPILED, DATA is a byte-compiled file,
    whose coding is Emacs's own.
    """
    if compiled:
        return text_of_internal_bytes(data)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _newlines(data.decode("utf-16", "replace"), "")
    signature = data.startswith(b"\xef\xbb\xbf")
    if signature:
        data = data[3:]
    name = "utf-8" if signature else coding_cookie(data)
    eol = ""
    for ending in ("-unix", "-dos", "-mac"):
        if name.endswith(ending):
            name, eol = name[: -len(ending)], ending[1:]
    if name in _NONE:
        return _raw(data)
    return _newlines(_decoded(data, name), eol)


def _decoded(data: bytes, name: str) -> str:
    if name in _UTF8:
        return _utf_8(data)
    if name in _INTERNAL:
        return _utf_8(data)
    if name in _RAW:
        return _raw(data)
    if name and name not in _GUESS:
        codec = _codec(name)
        if codec is not None:
            return data.decode(codec, "surrogateescape")
    return _guessed(data)


def _guessed(data: bytes) -> str:
    if data.isascii():
        if b"\x1b" in data and _ISO_2022.search(data):
            try:
                return data.decode("iso2022_jp_2")
            except UnicodeDecodeError:
                pass
        return data.decode("ascii")
    if b"\0" in data:
        return _raw(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if re.search(rb"[\x80-\x9f]", data):
        return _utf_8(data)
    return data.decode("latin-1")


def _utf_8(data: bytes) -> str:
    """DATA as UTF-8 with raw bytes, and with characters beyond Unicode as Emacs writes them."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    pieces = []
    at = 0
    for match in _ENCODED_SURROGATE.finditer(data):
        pieces.append(text_of_internal_bytes(data[at : match.start()]))
        pieces.append(_raw(match[0]))
        at = match.end()
    pieces.append(text_of_internal_bytes(data[at:]))
    return "".join(pieces)


def _raw(data: bytes) -> str:
    return data.decode("ascii", "surrogateescape")


@cache
def _codec(name: str) -> str | None:
    """Python's name for the coding system NAME, None when Python has none."""
    import codecs

    if name != name.lower():
        return None  # Names of coding systems are in small letters.
    name = _PYTHON_NAMES.get(name, name)
    if name.startswith("iso-latin-"):
        name = name[4:]
    if name.startswith("windows-"):
        name = "cp" + name[8:]
    if name.startswith("latin-") and name[6:].isdigit():
        name = "latin" + name[6:]
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # Python calls more things codecs than encodings of text (base64, zip, rot13).
    return info.name if info._is_text_encoding else None


def _newlines(text: str, eol: str) -> str:
    """TEXT with its line ends as newlines; without EOL, only if all lines end in the same way."""
    if eol == "unix" or "\r" not in text:
        return text
    if eol == "dos":
        return text.replace("\r\n", "\n")
    if eol == "mac":
        return text.replace("\r", "\n")
    pairs = text.count("\r\n")
    if pairs == text.count("\n") == text.count("\r"):
        return text.replace("\r\n", "\n")
    if pairs == 0 and "\n" not in text:
        return text.replace("\r", "\n")
    return text


def coding_cookie(data: bytes) -> str:
    """The coding that DATA, a file's contents, asks for; the empty string when it does not.

    The second line counts only where the first one names an interpreter.
    """
    end = data.find(b"\n")
    if end >= 0 and data.startswith((b"#!", b"'\\\"")):
        end = data.find(b"\n", end + 1)
    match = _CODING.search(data[: end if end >= 0 else len(data)])
    if match:
        return match[1].decode("latin-1")
    tail = data[-3000:]
    page = tail.rfind(b"\f")
    start = _LOCAL_VARIABLES.search(tail, page + 1)
    if start:
        prefix = start[1]
        for line in _LOCAL_CODING.finditer(tail, start.end()):
            if line[1].rstrip() == prefix.rstrip():
                return line[2].decode("latin-1")
    return ""


def first_line_cookies(text: str) -> dict[str, str]:
    """The variables and values between `-*-` and `-*-` in the first line of TEXT, or in the second after `#!`.

    The line must begin with a semicolon.  Where a variable comes twice, the first one counts.
    """
    start = 0
    if text.startswith("#!"):
        start = text.find("\n") + 1
        if not start:
            return {}
    if not text.startswith(";", start):
        return {}
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    _, mark, line = line.partition("-*-")
    line = line.partition("-*-")[0]
    result: dict[str, str] = {}
    while mark and ":" in line:
        # What stands before the colon is the name, be it `foo; name`: that is what Emacs sees.
        name, _, line = line.partition(":")
        value, _, line = line.partition(";")
        result.setdefault(name.strip(" \t\r"), value.strip(" \t\r"))
    return result
