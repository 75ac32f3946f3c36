"""What every new interpreter gets beside its symbols: buffers, streams, the helpers of the language.

Kept apart from the chapters, so that a start imports no more of them than it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elwire.builtins.buffers import buffers, excursions
from elwire.builtins.language import limits
from elwire.interpreter.objects import Obj
from elwire.interpreter.streams import attach

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


def start(it: Interpreter) -> None:
    """Make IT, which has its symbols, ready to run Lisp."""
    limits.start(it)
    buffers.start(it)
    excursions.start(it)
    attach(it)

    def expand_file_name(name: str) -> str:
        from elwire.builtins.files.file_names import expand_file_name_text

        return expand_file_name_text(it, name)

    def find_library(name: str) -> str | None:
        from elwire.builtins.language.loading import find_file

        return find_file(it, name, False, True)

    def make_byte_code(slots: list[Obj]) -> Any:
        from elwire.interpreter.bytecode import make_byte_code

        return make_byte_code(it, slots)

    def load_byte_code(path: str, data: bytes, name: Obj) -> None:
        from elwire.interpreter.bytecode_load import load_byte_code

        load_byte_code(it, path, data, name)

    it.expand_file_name = expand_file_name
    it.find_library = find_library
    it.make_byte_code = make_byte_code
    it.load_byte_code = load_byte_code
