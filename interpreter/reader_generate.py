"""Make `_tokens.py` from the terminals of `grammar.lark`: `python -m elwire.interpreter.reader_generate`.

Importing lark takes almost as long as Emacs takes to start, and its lexer is slow besides; so the reader uses one
regular expression, in which each terminal of the grammar is a group and what the grammar ignores comes in front.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
GRAMMAR = HERE / "grammar.lark"
OUTPUT = HERE / "_tokens.py"

_HEADER = '''"""The tokens of the read syntax.  Made from grammar.lark by reader_generate.py; do not edit."""
# ruff: noqa: E501

from __future__ import annotations

'''


def lark_grammar(**options: Any) -> Any:
    """The `Lark` object for the grammar."""
    from lark import Lark

    return Lark(GRAMMAR.read_text("utf-8"), parser="lalr", lexer="basic", start=["start", "file"], **options)


def generate() -> str:
    """The text of `_tokens.py`."""
    lark = lark_grammar()
    ignored = sorted(set(lark.ignore_tokens))
    regexps = {terminal.name: terminal.pattern.to_regexp() for terminal in lark.terminals}
    order = {terminal.name: -terminal.priority for terminal in lark.terminals}
    tokens = sorted((name for name in regexps if name not in ignored), key=lambda name: order[name])
    if len({order[name] for name in tokens}) != len(tokens):
        raise ValueError("two terminals of the same priority")
    lines = [f"{name} = {number}\n" for number, name in enumerate(tokens, 1)]
    skip = "(?:" + "|".join(regexps[name] for name in ignored) + ")*+"
    lines.append(f"\nSKIP = {_literal(skip)}\n")
    lines.append("\nPATTERN = SKIP + (\n    " + _literal("(?:") + "\n")
    for number, name in enumerate(tokens):
        bar = "|" if number else ""
        lines.append(f"    {_literal(f'{bar}({regexps[name]})')}  # {name}\n")
    lines.append("    " + _literal(")") + "\n)\n")
    return _HEADER + "".join(lines)


def _literal(text: str) -> str:
    """TEXT as a Python literal in ASCII: lark has turned escaped control characters into themselves."""
    literal = ascii(text)
    if literal[0] == "'":
        literal = '"' + literal[1:-1].replace("\\'", "'").replace('"', '\\"') + '"'
    return literal


if __name__ == "__main__":
    OUTPUT.write_text(generate(), "utf-8")
