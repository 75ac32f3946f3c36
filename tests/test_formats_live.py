"""Random JSON, XML, HTML and compressed data: the same in elwire and in a live GNU Emacs."""

from __future__ import annotations

import gzip
import json
import random
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from elwire.interpreter.objects import list_to_python
from elwire.startup import make_interpreter
from tests.oracle.emacs import ask, emacs_program, lisp_literal

Chance = random.Random

# JSON


def json_value(chance: Chance, depth: int = 0) -> Any:
    kind = chance.randrange(8 if depth < 4 else 6)
    if kind == 0:
        return chance.choice([None, True, False])
    if kind == 1:
        return chance.choice([0, -1, 7, 2**61, -(2**63), 2**63 - 1, 12345678901])
    if kind == 2:
        return chance.choice([0.5, -1.25e10, 1e-7, 1.0, 123456789.125, 1e300, 5e-324])
    if kind in (3, 4, 5):
        return json_string(chance)
    if kind == 6:
        return [json_value(chance, depth + 1) for _ in range(chance.randrange(4))]
    return {json_string(chance): json_value(chance, depth + 1) for _ in range(chance.randrange(4))}


def json_string(chance: Chance) -> str:
    pieces = ["a", "key", "é", "日本", "\U0001f600", "\n", "\t", '"', "\\", "/", "\x07", "\x7f", " ", "u0041", ":"]
    return "".join(chance.choice(pieces) for _ in range(chance.randrange(4)))


def json_text(chance: Chance) -> str:
    return json.dumps(
        json_value(chance), ensure_ascii=chance.random() < 0.5, indent=chance.choice([None, None, 1])
    ).replace("\\u0000", "x")


def broken(chance: Chance, text: str) -> str:
    """TEXT with a few characters taken out, put in or changed."""
    pieces = ["{", "}", "[", "]", ",", ":", '"', "\\", "\\u", "\\ud800", "\\udc00", "e", ".", "-", "+", "0", "00", "1",
              "t", "nul", "true", " ", "\n", "é", "\x01", "E5", "1e999", "\\x", "NaN", "Infinity", "//"]  # fmt: skip
    for _ in range(chance.randint(1, 3)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(["", *pieces]) + text[at + chance.randrange(3) :]
    return text


def parse_json(chance: Chance) -> str:
    text = json_text(chance)
    if chance.random() < 0.6:
        text = broken(chance, text)
    keywords = chance.choice([
        "", ":object-type 'alist", ":object-type 'plist", ":object-type 'alist :array-type 'list",
        ":null-object nil :false-object 'no", ":array-type 'list :null-object 0",
    ])  # fmt: skip
    literal = lisp_literal(text)
    show = (
        "(if (hash-table-p x) (let (l) (maphash (lambda (k v) (push (list k (json-show v)) l)) x) (nreverse l))"
        " (if (vectorp x) (vconcat (mapcar (function json-show) x)) x))"
    )
    define = f"(progn (fset 'json-show (lambda (x) {show}))"
    if chance.random() < 0.5:
        return f"{define} (json-show (json-parse-string {literal} {keywords})))"
    narrow = f"(narrow-to-region 3 {chance.choice(['(point-max)', '(max 3 (- (point-max) 2))'])})"
    return (
        f'{define} (with-temp-buffer (insert "é " {literal} " x") {narrow} (goto-char 3)'
        f" (list (condition-case e (json-show (json-parse-buffer {keywords})) (error e)) (point))))"
    )


def write_json(chance: Chance) -> str:
    """A form that writes some Lisp value, which need not be one that JSON has."""

    def lisp(depth: int = 0) -> str:
        kind = chance.randrange(10 if depth < 4 else 5)
        if kind < 2:
            return lisp_literal(json_string(chance))
        if kind == 2:
            return chance.choice(["1", "-7", "0.1", "1e21", "1.0", "123456789012345678", "1e-9", "-0.0", "100.0"])
        if kind == 3:
            return chance.choice(["t", "nil", ":null", ":false"])
        if kind == 4:
            return chance.choice(['""', "t", "5", "foo", '"\\377"', "?a", "(1 . 2)", "9223372036854775808"])
        if kind < 7:
            return "[" + " ".join(lisp(depth + 1) for _ in range(chance.randrange(4))) + "]"
        if kind < 9:
            return "(" + " ".join(f"{key()} {lisp(depth + 1)}" for _ in range(chance.randrange(4))) + ")"
        return "(" + " ".join(f"({key(':')} . {lisp(depth + 1)})" for _ in range(chance.randrange(4))) + ")"

    def key(other: str = "") -> str:
        return other + chance.choice([":a", ":b", "c", ":é", "nil", "t", ":a", ":1"])

    form = f"'{lisp()}"
    if chance.random() < 0.5:
        return f"(json-serialize {form})"
    # In a unibyte buffer Emacs leaves point behind as many bytes as there were characters.
    multibyte = "nil" if form.isascii() and chance.random() < 0.5 else "t"
    return (
        f'(with-temp-buffer (insert "abcdef") (set-buffer-multibyte {multibyte}) (narrow-to-region 2 5) (goto-char 3)'
        f" (let ((m (copy-marker 3))) (list (condition-case e (json-insert {form}) (error e)) (point) (point-max)"
        " (marker-position m) (buffer-string))))"
    )


# Compressed data


def octal(data: bytes) -> str:
    return '"' + "".join(f"\\{byte:03o}" for byte in data) + '"'


def decompress(chance: Chance) -> str:
    content = bytes(chance.choice(b"abc \n\xc3\xa9\xff") for _ in range(chance.choice([0, 1, 30, 300])))
    data = zlib.compress(content) if chance.random() < 0.5 else gzip.compress(content, mtime=0)
    kind = chance.randrange(6)
    if kind == 0:
        data = data[: chance.randint(0, len(data))]
    elif kind == 1 and data:
        at = chance.randrange(len(data))
        data = data[:at] + bytes([data[at] ^ chance.choice([1, 16, 255])]) + data[at + 1 :]
    elif kind == 2:
        data += bytes(chance.randrange(256) for _ in range(chance.randint(1, 9)))
    partial = chance.choice(["nil", "t"])
    return (
        f'(with-temp-buffer (set-buffer-multibyte nil) (insert "<<" {octal(data)} ">>")'
        f" (goto-char {chance.randint(1, 5)})"
        f" (list (zlib-decompress-region 3 (- (point-max) 2) {partial}) (point) (buffer-string)))"
    )


# XML and HTML


def markup(chance: Chance, html: bool, depth: int = 0) -> str:
    tags = ["p", "b", "i", "div", "span", "a"] if html else ["a", "b", "long-name", "x1"]
    kind = chance.randrange(7 if depth < 5 else 3)
    if kind < 3:
        words = ["text", "é日", "&amp;", "&lt;", "a b", "\n", "1 &gt; 0", "&#233;", "“q”"]
        return chance.choice(words)
    if kind == 3 and not html:
        return chance.choice(["<!-- note -->", "<![CDATA[raw <b> & ]]>", "<e/>", "<e x='1'/>"])
    if kind == 3:
        return chance.choice(["<!-- note -->", "<br>", "<img src='x.png'>", "<hr>"])
    tag = chance.choice(tags)
    attributes = "".join(
        f" {name}={chance.choice(['v', '1 2', 'é', 'a&amp;b'])!r}"
        for name in dict.fromkeys(chance.choice(["id", "class", "k"]) for _ in range(chance.randrange(3)))
    )
    inner = "".join(markup(chance, html, depth + 1) for _ in range(chance.randrange(4)))
    return f"<{tag}{attributes}>{inner}</{tag}>"


def parse_xml(chance: Chance) -> str:
    inner = "".join(markup(chance, False) for _ in range(chance.randrange(4)))
    prolog = chance.choice(["", "<?xml version='1.0'?>", "<!-- before -->\n", "<?pi x?>"])
    text = prolog + f"<root>{inner}</root>" + chance.choice(["", "\n", "<!-- after -->"])
    if chance.random() < 0.2:
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(["<", ">", "&", "</", "'"]) + text[at:]
    return _parse(chance, "libxml-parse-xml-region", text)


def parse_html(chance: Chance) -> str:
    # Blocks inside of paragraphs and the like are where versions of libxml2 differ.
    parts = ["text", "<b>bold</b>", "<i>é</i> x", "<a href=/u>l</a>", "&amp;", "<br>"]
    body = "".join(
        f"<div>{''.join(chance.choice(parts) for _ in range(chance.randint(1, 4)))}</div>"
        for _ in range(chance.randint(1, 4))
    )
    return _parse(chance, "libxml-parse-html-region", f"<html><head><title>T</title></head><body>{body}</body></html>")


def _parse(chance: Chance, function: str, text: str) -> str:
    comments = chance.choice(["", " nil t"])
    return f"(with-temp-buffer (insert {lisp_literal(text)}) ({function} (point-min) (point-max){comments}))"


# The comparison


@pytest.mark.parametrize("make", [parse_json, write_json, decompress, parse_xml, parse_html], ids=lambda f: f.__name__)
def test_the_same_in_emacs(make: Callable[[Chance], str]) -> None:
    emacs = emacs_program()
    if emacs is None:
        pytest.skip("needs GNU Emacs 28.2: apt-get install emacs-nox")
    chance = random.Random(make.__name__)
    forms = [make(chance) for _ in range(COUNT)]
    # Control characters would reach us as pictures of themselves.
    printed = (
        "(let ((s (condition-case e (prin1-to-string %s) (error (prin1-to-string e)))))"
        " (dotimes (i (length s)) (if (or (< (aref s i) 32) (= (aref s i) 127)) (aset s i ??))) s)"
    )
    text = "(list " + "\n".join(printed % form for form in forms) + ")"
    it: Any = make_interpreter()
    ours = [answer.s for answer in list_to_python(it.eval_string(text))]
    outcome = ask([text], emacs).outcomes[0][0]
    assert outcome.answer is not None
    theirs = [answer.s for answer in list_to_python(it.eval_string("'" + outcome.answer.text))]
    different = [each for each in zip(forms, ours, theirs, strict=True) if each[1] != each[2]]
    assert not different, f"{len(different)} of {len(forms)}: " + "\n".join(map(str, different[:4]))


COUNT = 300
