"""Make `_index.py`, the index of the chapters that are imported when first needed: `python -m elwire.builtins.index`.

Such a chapter has primitives and nothing else to install: no variables and no `set_up`.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from elwire.builtins import LAZY
from elwire.interpreter.registry import PRIMITIVES, VARIABLES

HEAD = '''"""The primitives of chapters imported when first needed.  Made by index.py; do not edit.

Module, then rows: name, Python function, least and most arguments, whether it takes the interpreter, interactive spec.
"""
# ruff: noqa: E501

from __future__ import annotations

from typing import Any

INDEX: dict[str, Any] = {
'''


def generate() -> str:
    """The text of `_index.py`."""
    lines = [HEAD]
    for chapter in LAZY:
        name = f"elwire.builtins.{chapter}"
        module = import_module(name)
        if hasattr(module, "set_up") or any(each.module == name for each in VARIABLES):
            raise SystemExit(f"{chapter} has variables or a set_up: it cannot be imported later")
        lines.append(f"    {name!r}: (\n")
        for each in PRIMITIVES:
            if each.function.__module__ == name:
                arity = each.min_args, each.max_args, each.takes_interpreter
                row = (each.name, each.function.__qualname__, *arity, each.interactive)
                lines.append(f"        {row!r},\n")
        lines.append("    ),\n")
    lines.append("}\n")
    return "".join(lines)


if __name__ == "__main__":
    (Path(__file__).parent / "_index.py").write_text(generate(), encoding="utf-8")
