"""The primitives that Lisp sees, one module a chapter of the Emacs Lisp manual."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

CHAPTERS: tuple[str, ...] = (
    "data.predicates",
    "data.numbers",
    "data.bits",
    "data.rounding",
    "data.floatfns",
    "data.lists",
    "data.sequences",
    "data.sorting",
    "data.plists",
    "data.vectors",
    "data.structures",
    "data.objects",
    "data.keyword_arguments",
    "data.sequence_search",
    "data.sequence_walks",
    "data.hash_tables",
    "language.memory",
    "buffers.buffer_variables",
    "buffers.buffers",
    "buffers.markers",
    "buffers.positions",
    "buffers.lines",
    "buffers.insertion",
    "buffers.deletion",
    "buffers.undo",
    "buffers.excursions",
    "buffers.overlays",
    "buffers.buffer_life",
    "buffers.self_insertion",
    "buffers.editing",
    "buffers.columns",
    "buffers.fields",
    "language.evaluation",
    "language.byte_code",
    "language.byte_compile",
    "language.documentation",
    "language.limits",
    "system.environment",
    "system.leaving",
    "language.backtraces",
    "files.file_names",
    "language.loading",
    "language.symbols",
    "language.variables",
    "language.variable_aliases",
    "language.reading",
    "data.strings",
    "data.string_compare",
    "data.casing",
    "system.time",
    "data.characters",
    "system.system",
    "searching.syntax",
    "searching.syntax_motion",
    "searching.categories",
    "searching.char_scripts",
    "searching.match_data",
    "searching.searching",
    "searching.replacing",
    "searching.whole_strings",
    "language.printing",
    "data.quoting",
    "data.formatting",
    "language.messages",
    "coding.coding_variables",
    "formats.json_errors",
    "buffers.text_properties",
    "processes.processes",
    "processes.process_output",
    "processes.timers",
    "processes.waiting",
    "processes.process_sending",
    "processes.threads",
    "processes.mutexes",
    "processes.serial",
    "processes.programs",
    "files.file_attributes",
    "files.access_lists",
    "files.files",
    "files.directories",
    "files.visited_files",
    "files.locks",
    "files.reading_files",
    "files.writing_files",
    "keys.completion",
    "keys.minibuffer",
    "language.interactive",
    "keys.event_names",
    "keys.keymaps",
    "keys.key_names",
    "keys.active_keymaps",
    "keys.key_search",
    "display.display_objects",
    "display.windows",
    "display.window_attributes",
    "display.window_tree",
    "display.window_configurations",
    "display.frames",
    "display.terminals",
    "display.redisplay",
    "display.screen_lines",
    "display.widgets",
    "keys.keyboard_modes",
    "display.faces_",
    "display.fonts",
    "keys.keyboard_macros",
    "system.time_format",
    "data.base64_",
    "data.digests",
    "coding.charsets",
    "coding.charset_definition",
    "buffers.case_regions",
    "language.disassembly",
    "buffers.replacing_contents",
    "data.random_numbers",
    "buffers.overlay_functions",
    "data.bool_vectors",
    "data.char_tables",
    "searching.syntax_parse",
    "buffers.property_search",
    "buffers.skip_chars",
    "buffers.shared_text",
    "buffers.multibyteness",
    "language.evaluating_text",
    "processes.network_addresses",
    "processes.network_options",
    "processes.network_datagrams",
    "processes.network",
    "gnutls.errors",
    "gnutls.boot",
    "gnutls.status",
    "gnutls.crypto",
    "processes.subprocesses",
    "processes.subprocess_signals",
    "processes.call_process",
    "processes.system_processes",
    "coding.coding",
    "coding.coding_text",
    "formats.json_",
    "formats.libxml",
    "formats.decompress",
    "files.file_watching",
)
"""The modules of primitives, in the order in which they are installed."""


def new_interpreter() -> Interpreter:
    """A new interpreter with all primitives, before any Lisp library is loaded.

    This imports every chapter; `elwire.startup` has the way that does not.
    """
    from elwire.builtins.starting import start
    from elwire.interpreter.core import Interpreter
    from elwire.interpreter.registry import PRIMITIVES, VARIABLES

    modules = import_all()
    interpreter = Interpreter(PRIMITIVES, VARIABLES)
    start(interpreter)
    for module in modules:
        set_up = getattr(module, "set_up", None)
        if set_up is not None:
            set_up(interpreter)
    return interpreter


def import_all() -> list[ModuleType]:
    """Import every chapter, so that the registry has all primitives and variables; the modules in order.

    What the function `set_up` of a chapter does to a new interpreter must concern symbols only: an interpreter that
    starts from an image gets its symbols from there, and `starting` does the rest.
    """
    return [import_module(f"elwire.builtins.{chapter}") for chapter in CHAPTERS]
