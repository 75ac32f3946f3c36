"""Quotation marks in messages: `text-quoting-style`."""

from __future__ import annotations

from typing import Any

from elwire.interpreter.objects import Obj
from elwire.interpreter.quoting import quoting_style
from elwire.interpreter.registry import primitive, variable

variable(
    "text-quoting-style",
    doc="How quotes in messages look: the symbol `curve', `straight' or `grave'; nil for what the locale can show.",
)


@primitive("text-quoting-style")
def text_quoting_style(it: Any) -> Obj:
    """Return the style of quotes in messages now: one of the symbols `curve', `straight' and `grave'."""
    return it.intern(quoting_style(it))
