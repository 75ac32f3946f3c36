"""Quotation marks in messages, and messages of errors."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, nil
from elwire.interpreter.printer import prin1_to_str, princ_to_str
from elwire.interpreter.signals import signal, wrong_type
from elwire.interpreter.textprops import plist_get

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


def quoting_style(it: Interpreter) -> str:
    """The name of the style of quotes now in force: curve, straight or grave."""
    style = getattr(it.s.text_quoting_style, "value", nil)
    if style is not nil:
        name: str = getattr(style, "name", "")
        return name if name in ("grave", "straight") else "curve"
    state = it.chapter_state
    if "quoting" not in state:
        state["quoting"] = "curve" if locale_has_curved_quotes(os.environ) else "grave"
    default: str = state["quoting"]
    return default


def locale_has_curved_quotes(environment: Mapping[str, str]) -> bool:
    """Whether the locale that ENVIRONMENT names can show curved quotes: one whose characters are Unicode's."""
    for variable_name in ("LC_ALL", "LC_CTYPE", "LANG"):
        locale = environment.get(variable_name)
        if locale:
            return locale.lower().replace("-", "").partition("@")[0].endswith((".utf8", ".gb18030"))
    return False


def with_quotes(it: Interpreter, text: str) -> str:
    """TEXT with its grave accents and apostrophes as quotes are to look."""
    style = quoting_style(it)
    if style == "curve":
        return text.replace("`", "‘").replace("'", "’")
    return text.replace("`", "'") if style == "straight" else text


def error_message(it: Interpreter, data: Obj) -> LispString:
    """The text for people of the error whose object, a list (SYMBOL . DATA), is DATA.

    Signals `wrong-type-argument` when DATA is no list, or begins with something else than a symbol.
    """
    if data is nil:
        name: Obj = nil
    elif isinstance(data, Cons):
        name = data.car
    else:
        raise wrong_type("listp", data)
    if not isinstance(name, Symbol):
        raise wrong_type("symbolp", name)
    tail = data.cdr
    message: Obj
    plain = False
    if name.name == "error" and name.interned:
        if not isinstance(tail, Cons):
            tail = nil
        message, tail = tail.car, tail.cdr
        if type(message) is LispString and tail is nil:
            return message
    else:
        message = _documented(it, plist_get(name.plist, it.s.error_message))
        conditions = plist_get(name.plist, it.s.error_conditions)
        if any(condition is it.s.file_error for condition in conditions) if isinstance(conditions, Cons) else False:
            plain = True
            if isinstance(tail, Cons):
                message, tail = tail.car, tail.cdr
        plain = plain or name is it.s.end_of_file or name is it.s.user_error
    text = princ_to_str(it, message) if type(message) is LispString else "peculiar error"
    pieces = [text]
    separator = ": " if text else ""
    show = princ_to_str if plain else prin1_to_str
    seen: set[int] = set()
    while isinstance(tail, Cons):
        if id(tail) in seen:
            raise signal("circular-list", tail)
        seen.add(id(tail))
        pieces += (separator, show(it, tail.car))
        separator = ", "
        tail = tail.cdr
    return LispString("".join(pieces))


def _documented(it: Interpreter, message: Obj) -> Obj:
    """The `error-message` MESSAGE with its quotes and key sequences as they are to look."""
    if type(message) is not LispString or not any(mark in message.s for mark in "`'\\"):
        return message
    substitute = it.s.substitute_command_keys
    if "\\" in message.s and hasattr(substitute, "call"):
        return substitute.call(message)
    return LispString(with_quotes(it, message.s))
