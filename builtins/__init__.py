"""The primitives that Lisp sees, one module a chapter of the Emacs Lisp manual."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

CHAPTERS: tuple[str, ...] = (
    "predicates",
    "numbers",
    "bits",
    "rounding",
    "floatfns",
    "random_numbers",
    "lists",
    "sequences",
    "sorting",
    "plists",
    "vectors",
    "bool_vectors",
    "char_tables",
    "hash_tables",
    "memory",
    "buffer_variables",
    "buffers",
    "markers",
    "positions",
    "lines",
    "insertion",
    "deletion",
    "undo",
    "excursions",
    "overlays",
    "overlay_functions",
    "shared_text",
    "buffer_life",
    "self_insertion",
    "replacing_contents",
    "multibyteness",
    "skip_chars",
    "editing",
    "columns",
    "fields",
    "evaluation",
    "byte_code",
    "byte_compile",
    "documentation",
    "disassembly",
    "limits",
    "leaving",
    "file_names",
    "loading",
    "evaluating_text",
    "symbols",
    "variables",
    "variable_aliases",
    "typed_variables",
    "reading",
    "strings",
    "string_compare",
    "casing",
    "case_regions",
    "time",
    "time_format",
    "base64_",
    "digests",
    "characters",
    "charsets",
    "system",
    "syntax",
    "syntax_parse",
    "syntax_motion",
    "categories",
    "match_data",
    "searching",
    "replacing",
    "printing",
    "quoting",
    "formatting",
    "messages",
    "text_properties",
    "property_search",
    "processes",
    "process_output",
    "timers",
    "waiting",
    "process_sending",
    "network_addresses",
    "network_options",
    "network_datagrams",
    "network",
    "programs",
    "subprocesses",
    "subprocess_signals",
    "call_process",
    "file_attributes",
    "files",
    "directories",
    "visited_files",
    "reading_files",
    "writing_files",
    "system_processes",
)
"""The modules of primitives, in the order in which they are installed."""


def new_interpreter() -> Interpreter:
    """A new interpreter with all primitives, before any Lisp library is loaded."""
    from elwire.interpreter.core import Interpreter
    from elwire.interpreter.registry import PRIMITIVES, VARIABLES

    setups = []
    for chapter in CHAPTERS:
        module = import_module(f"elwire.builtins.{chapter}")
        setup = getattr(module, "set_up", None)
        if setup is not None:
            setups.append(setup)
    interpreter = Interpreter(PRIMITIVES, VARIABLES)
    for setup in setups:
        setup(interpreter)
    return interpreter
