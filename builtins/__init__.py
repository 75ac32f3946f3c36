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
    "lists",
    "sequences",
    "sorting",
    "plists",
    "vectors",
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
    "buffer_life",
    "self_insertion",
    "editing",
    "columns",
    "fields",
    "evaluation",
    "byte_code",
    "byte_compile",
    "documentation",
    "limits",
    "environment",
    "leaving",
    "backtraces",
    "file_names",
    "loading",
    "symbols",
    "variables",
    "variable_aliases",
    "typed_variables",
    "reading",
    "strings",
    "string_compare",
    "casing",
    "time",
    "characters",
    "system",
    "syntax",
    "syntax_motion",
    "categories",
    "match_data",
    "searching",
    "replacing",
    "printing",
    "quoting",
    "formatting",
    "messages",
    "coding_variables",
    "json_errors",
    "text_properties",
    "processes",
    "process_output",
    "timers",
    "waiting",
    "process_sending",
    "programs",
    "file_attributes",
    "access_lists",
    "files",
    "directories",
    "visited_files",
    "reading_files",
    "writing_files",
    "completion",
    "minibuffer",
    "interactive",
    "event_names",
    "keymaps",
    "key_names",
    "active_keymaps",
    "key_search",
    "display_objects",
    "windows",
    "window_attributes",
    "window_tree",
    "window_configurations",
    "frames",
    "terminals",
    "redisplay",
    "screen_lines",
    "widgets",
    "keyboard_modes",
    "faces_",
    "keyboard_macros",
)
"""The modules of primitives, in the order in which they are installed."""

LAZY: tuple[str, ...] = (
    "time_format",
    "base64_",
    "digests",
    "charsets",
    "case_regions",
    "disassembly",
    "replacing_contents",
    "random_numbers",
    "overlay_functions",
    "bool_vectors",
    "char_tables",
    "syntax_parse",
    "property_search",
    "skip_chars",
    "shared_text",
    "multibyteness",
    "evaluating_text",
    "network_addresses",
    "network_options",
    "network_datagrams",
    "network",
    "subprocesses",
    "subprocess_signals",
    "call_process",
    "system_processes",
    "coding",
    "coding_text",
    "json_",
    "libxml",
    "decompress",
)
"""Chapters imported when one of their primitives is first called; they have no variables.  See `index`."""


def new_interpreter() -> Interpreter:
    """A new interpreter with all primitives, before any Lisp library is loaded."""
    from elwire.builtins._index import INDEX
    from elwire.interpreter.core import Interpreter
    from elwire.interpreter.lazy import install
    from elwire.interpreter.registry import PRIMITIVES, VARIABLES

    setups = []
    for chapter in CHAPTERS:
        module = import_module(f"elwire.builtins.{chapter}")
        setup = getattr(module, "set_up", None)
        if setup is not None:
            setups.append(setup)
    interpreter = Interpreter(PRIMITIVES, VARIABLES)
    install(interpreter, INDEX)
    for setup in setups:
        setup(interpreter)
    return interpreter


def import_all() -> None:
    """Import every chapter, so that the registry has all primitives."""
    for chapter in (*CHAPTERS, *LAZY):
        import_module(f"elwire.builtins.{chapter}")
