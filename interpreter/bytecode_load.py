"""Loading files of byte-code, and fetching what they keep for later: documentation and code of rare functions.

Such a file holds Lisp forms.  `#@COUNT` announces text that the reader skips; `(#$ . POSITION)`, after reading
`(FILE . POSITION)`, says where it begins.  See "Docs and Compilation" in the Elisp manual.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from elwire.interpreter.objects import Cons, LispString, Obj, Vector, nil
from elwire.interpreter.signals import error, wrong_type

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter
    from elwire.interpreter.functions import ByteCode

_SIGNATURE = b";ELC"
_ESCAPE = re.compile(rb"\x01(.)", re.DOTALL)
_ESCAPED = {b"\x01": b"\x01", b"0": b"\x00", b"_": b"\x1f"}


def load_byte_code(it: Interpreter, path: str, data: bytes, name: Obj) -> None:
    """Evaluate the forms of DATA, the content of the byte-compiled file PATH; NAME is what `#$` reads as."""
    from elwire.interpreter.reader import Reader
    from elwire.interpreter.source import decode_source, first_line_cookies

    if not data.startswith(_SIGNATURE):
        raise error(f"File `{path}' was not compiled in Emacs")
    text = decode_source(data, compiled=True)
    lexical = first_line_cookies(text).get("lexical-binding", "nil") != "nil"
    environment = it.top_environment if lexical else nil
    reader = Reader(it, text, filename=name)
    saved = it.positions, it.load_file, it.form_line
    it.positions, it.load_file = None, path
    try:
        with it.let(it.s.lexical_binding, it.s.t if lexical else nil):
            while not reader.at_end():
                it.evaluator.eval(reader.read(), environment)
    finally:
        it.positions, it.load_file, it.form_line = saved


def kept_bytes(it: Interpreter, path: str, position: int) -> bytes:
    """The text that the file PATH keeps at POSITION, as bytes.

    A negative position is that of a user variable's documentation; the sign is all that tells it apart.
    """
    data = contents(it, path)
    start = abs(position)
    end = data.find(b"\x1f", start)
    if end < 0:
        raise error("Position too close to the end of the file")
    # The position may be off by a little in a file edited by hand; the text begins after `#@COUNT `.
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), data[start:end])


def contents(it: Interpreter, path: str) -> bytes:
    """The bytes of the file PATH, kept while it is the last one asked for."""
    state: dict[str, Any] = it.chapter_state
    known = state.get("kept text")
    if known is not None and known[0] == path:
        return known[1]  # type: ignore[no-any-return]
    if it.policy is not None:
        it.policy.open_file(path, False)
    with open(path, "rb") as file:
        data = file.read()
    if data[:2] == b"\x1f\x8b":
        import gzip

        data = gzip.decompress(data)
    state["kept text"] = (path, data)
    return data


def kept_text(it: Interpreter, reference: Cons) -> LispString:
    """The documentation that REFERENCE, `(FILE . POSITION)`, leads to."""
    from elwire.interpreter.strings import text_of_internal_bytes

    path, position = reference.car, reference.cdr
    if not isinstance(path, LispString):
        raise wrong_type("stringp", path)
    return LispString(text_of_internal_bytes(kept_bytes(it, path.s, position)))


def fetch(it: Interpreter, function: ByteCode) -> None:
    """Read the code and constants of FUNCTION, whose code slot says where its file keeps them."""
    from elwire.interpreter.reader import Reader

    reference = function.slots[1]
    if isinstance(reference.car, LispString) and type(reference.cdr) is int:
        pair = Reader(it, kept_text(it, reference).s).read()
    else:
        raise error("Invalid byte code")
    if not (isinstance(pair, Cons) and isinstance(pair.car, LispString) and isinstance(pair.cdr, Vector)):
        raise error("Invalid byte code")
    code = pair.car
    if code.multibyte:
        from elwire.interpreter.strings import internal_bytes

        code = LispString(internal_bytes(code, raw_as_one=True).decode("latin-1"), False)
    function.slots[1], function.slots[2] = code, pair.cdr
