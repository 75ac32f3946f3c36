"""Write `builtins/coding/charset_facts.py` and `charset_maps.bin`: the character sets of a live GNU Emacs 28.2.

python tools/make_charset_facts.py

The facts are Emacs's answers: the properties of each charset, the characters of its codes, and the code that a
character has where several stand for it.  Of the characters only those are kept that Python's codecs have otherwise.
"""

from __future__ import annotations

import codecs
import subprocess
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "builtins" / "coding"

DEFINITIONS = r"""
(let ((print-length nil) (hidden '(:docstring :short-name :long-name :name :base preferred-coding-system)))
  (dolist (charset (reverse charset-list))
    (let* ((plist (charset-plist charset)) (name (plist-get plist :name)) kept)
      (if (not (eq name charset))
          (princ (format "%s = %s\n" charset name))
        (when (memq 'preferred-coding-system plist)
          (setq kept (list 'preferred-coding-system (plist-get plist 'preferred-coding-system))))
        (while plist
          (unless (memq (car plist) hidden)
            (setq kept (append kept (list (car plist) (cadr plist)))))
          (setq plist (cddr plist)))
        (princ (format "%s %S\n" charset kept))))))
"""

MAPS = r"""
(dolist (charset (reverse charset-list))
  (let* ((plist (charset-plist charset)) (space (plist-get plist :code-space)) (codes (list 0)) (index -1))
    (when (and (eq (plist-get plist :name) charset) (or (plist-get plist :map) (plist-get plist :unify-map)))
      (princ (format "\n%s %d %s\n" charset (plist-get plist :dimension) (if (plist-get plist :map) "map" "unify")))
      (dotimes (position (plist-get plist :dimension))
        (let (more)
          (dolist (code codes)
            (dotimes (offset (- (1+ (aref space (1+ (* 2 position)))) (aref space (* 2 position))))
              (push (logior code (ash (+ offset (aref space (* 2 position))) (* 8 position))) more)))
          (setq codes more)))
      (dolist (code (sort codes #'<))
        (let ((char (decode-char charset code)))
          (setq index (1+ index))
          (if (and char (or (< char #x110000) (plist-get plist :map)))
            (let ((back (encode-char char charset)))
              (princ (format (if (eql back code) "%x:%x:%x\n" "%x:%x:%x:%x\n") index code char (or back 0))))
           (princ (format "%x:%x\n" index code)))))))))
"""

WIDE = [
    ("euc_jp", "hi"), ("euc_jp", "ss3"), ("euc_jis_2004", "hi"), ("euc_jis_2004", "ss3"), ("euc_kr", "hi"),
    ("gb2312", "hi"), ("cp950", "two"), ("big5hkscs", "two"), ("gbk", "two"), ("gb18030", "two"), ("cp949", "two"),
    ("cp932", "two"), ("cp950", "level1"), ("cp950", "level2"),
]  # fmt: skip
BIG5_LEVELS = {"level1": 0xA1, "level2": 0xC9}
NARROW_NAMES = """\
ascii latin_1 iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9 iso8859_10
iso8859_11 iso8859_13 iso8859_14 iso8859_15 iso8859_16 koi8_r koi8_u koi8_t cp037 cp273 cp424 cp437 cp500
cp720 cp737 cp775 cp850 cp852 cp855 cp856 cp857 cp858 cp860 cp861 cp862 cp863 cp864 cp865 cp866 cp869 cp874
cp875 cp1006 cp1026 cp1125 cp1140 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 mac_roman
ptcp154 hp_roman8 kz1048 tis_620
"""
NARROW = NARROW_NAMES.split()


def external(code: int, form: str) -> bytes:
    """CODE as a codec writes it; `charset_maps` knows the same forms."""
    if form == "four":
        return code.to_bytes(4, "big")
    if form == "two":
        return code.to_bytes(2, "big")
    if form == "one":
        return bytes((code,))
    data = (code | 0x8080).to_bytes(2, "big")
    return b"\x8f" + data if form == "ss3" else data


def big5(index: int, first_row: int) -> bytes:
    """The code of Big5 that has the place INDEX when they are counted from FIRST_ROW on."""
    row, cell = divmod(index, 157)
    return bytes((first_row + row, cell + (0x40 if cell < 63 else 0x62)))


def codec_table(codec: str, form: str, codes: dict[int, int]) -> dict[int, int]:
    """What CODEC has for CODES, by their index."""
    table = {}
    for index, code in codes.items():
        try:
            data = big5(index, BIG5_LEVELS[form]) if form in BIG5_LEVELS else external(code, form)
            text = data.decode(codec)
        except (UnicodeDecodeError, ValueError):
            continue
        if len(text) == 1:
            table[index] = ord(text)
    return table


def ask(program: str) -> str:
    command = ["emacs", "-Q", "--batch", "--eval", f"(progn {program})"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def lines_of(changes: dict[int, int | None], codes: dict[int, int]) -> str:
    """CHANGES, characters by index, and CODES, the codes that characters have, as `charset_maps` reads them."""
    words: list[str] = []
    expected = run = -1
    last: int | None = None
    for index in sorted(changes):
        char = changes[index]
        follows = index == expected and (char == last if char is None else last is not None and char == last + 1)
        if follows:
            run += 1
        else:
            if run > 0:
                words[-1] += f"+{run:x}"
            if index != expected:
                words.append(f"{index:x}=")
            words.append("-" if char is None else f"{char:x}")
            run = 0
        expected, last = index + 1, char
    if run > 0:
        words[-1] += f"+{run:x}"
    words.extend(f"{char:x}>{code:x}" for char, code in sorted(codes.items()))
    return " ".join(words)


def best(dimension: int, all_codes: dict[int, int], table: dict[int, int], noted: dict[int, int]) -> tuple[str, bytes]:
    """The codec and form that TABLE differs from least, and the differences."""
    changes: dict[int, int | None] = dict(table)
    found = ("- -", zlib.compress(lines_of(changes, noted).encode("ascii"), 9))
    if dimension == 4:
        candidates = [("gb18030", "four")]
    else:
        candidates = [(codec, "one") for codec in NARROW] if dimension == 1 else WIDE
    for codec, form in candidates:
        theirs = codec_table(codec, form, all_codes)
        differing = {
            index: table.get(index) for index in theirs.keys() | table.keys() if theirs.get(index) != table.get(index)
        }
        data = zlib.compress(lines_of(differing, noted).encode("ascii"), 9)
        if len(data) < len(found[1]):
            found = (f"{codec} {form}", data)
    return found


def main() -> None:
    for codec in NARROW:
        codecs.lookup(codec)
    definitions = ask(DEFINITIONS)
    index: list[str] = []
    blob = b""
    for section in ask(MAPS).split("\n\n"):
        head, *lines = section.strip().splitlines()
        name, dimension, kind = head.split()
        if name == "chinese-cns11643-15":
            continue  # Its codes in Emacs do not lead back, no coding system has it, and it would be a fifth of all.
        every: dict[int, int] = {}
        table: dict[int, int] = {}
        codes: dict[int, int] = {}
        for line in lines:
            index_, code, *rest = (int(word, 16) for word in line.split(":"))
            every[index_] = code
            if rest:
                table[index_] = rest[0]
                if len(rest) > 1:
                    codes[rest[0]] = rest[1]
                else:
                    codes.setdefault(rest[0], code)
        # The code of a character is the first one, unless noted.
        firsts: dict[int, int] = {}
        for index_, char in sorted(table.items()):
            firsts.setdefault(char, every[index_])
        noted = {char: code for char, code in codes.items() if firsts[char] != code}
        codec, data = best(int(dimension), every, table, noted)
        index.append(f"{name} {kind} {codec} {len(blob)} {len(data)}")
        blob += data
    (ROOT / "charset_maps.bin").write_bytes(blob)
    text = '"""Facts about character sets, by tools/make_charset_facts.py from the answers of Emacs 28.2."""\n'
    text += "\n# ruff: noqa: E501\n\n"
    text += 'DEFINITIONS = r"""\n' + definitions + '"""\n'
    text += '"""Each charset and its properties in the order of definition; `ALIAS = NAME` for another name."""\n\n'
    text += 'MAPS = """\\\n' + "\n".join(index) + '\n"""\n'
    text += '"""Name, kind, codec and form of each table in charset_maps.bin, and where it is there."""\n'
    (ROOT / "charset_facts.py").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
