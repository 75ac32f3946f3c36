"""Variables under another name, and functions that watch a variable change."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffer_variables import PerBuffer
from elwire.builtins.language.symbols import put
from elwire.builtins.language.variables import has_value
from elwire.interpreter.objects import LispString, Obj, Symbol, lisp_list, list_to_lisp, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, signal
from elwire.interpreter.strings import check_symbol
from elwire.interpreter.variables import Alias, BufferLocal, forward, forwarding_of
from elwire.interpreter.watchers import (
    Ordinary,
    WatchableAlias,
    Watched,
    base_of,
    unwatch,
    unwatched,
    watch,
    watchers_of,
)

# Aliases


@primitive("indirect-variable")
def indirect_variable(object_: Obj) -> Obj:
    """The variable at the end of OBJECT's chain of aliases; OBJECT itself when it is no alias."""
    return base_of(object_) if isinstance(object_, Symbol) else object_


@primitive("defvaralias")
def defvaralias(it: Any, new_alias: Obj, base_variable: Obj, docstring: Obj = nil) -> Obj:
    """Make NEW-ALIAS another name of the variable BASE-VARIABLE; return BASE-VARIABLE.

    DOCSTRING documents the alias.  Both become special variables.  Signals `error` for a constant, a buffer-local or a
    let-bound NEW-ALIAS, and `cyclic-variable-indirection`.
    """
    check_symbol(new_alias)
    check_symbol(base_variable)
    if new_alias.constant:
        raise error("Cannot make a constant an alias")
    current = unwatched(new_alias)
    if isinstance(current, PerBuffer) or (
        current is not None and not isinstance(current, Alias | Ordinary | BufferLocal)
    ):
        raise error("Cannot make an internal variable an alias")
    if isinstance(current, BufferLocal):
        raise error("Don’t know how to make a localized variable an alias")
    base_of(base_variable)
    if not isinstance(current, Alias) and any(symbol is new_alias for symbol, _saved in it.specpdl):
        raise error("Don’t know how to make a let-bound variable an alias")
    _take_over_value(it, new_alias, base_variable)
    forwarding = forwarding_of(new_alias)
    if isinstance(forwarding, Watched):
        forwarding.notify(base_variable, "defvaralias", nil)
    new_alias.special = base_variable.special = True
    new_alias.constant = base_variable.constant
    circle = base_of(base_variable) is new_alias
    forward(new_alias, (CircularAlias if circle else WatchableAlias)(new_alias, base_variable))
    if docstring is not nil:
        put(new_alias, it.s.variable_documentation, docstring)
    return base_variable


class CircularAlias(Alias):
    """The alias that closes a circle: whatever is done to it signals `cyclic-variable-indirection`."""

    __slots__ = ()

    def get(self) -> Obj:
        raise signal("cyclic-variable-indirection", self.symbol)

    def set(self, value: Obj) -> None:
        self.get()

    def bind(self, value: Obj) -> None:
        self.get()

    def restore(self, saved: Any) -> None:
        self.get()

    def make_void(self) -> None:
        self.get()

    def save(self) -> Any:
        return self.get()


def _take_over_value(it: Any, new_alias: Symbol, base: Symbol) -> None:
    """Give BASE, if void, the value NEW_ALIAS has; warn when both have values that differ."""
    if not has_value(new_alias):
        return
    value = new_alias.value
    if not has_value(base):
        base.value = value
    elif base.value is not value and not (type(value) is int and value == base.value):
        _warn_of_lost_value(it, new_alias, base)


def _warn_of_lost_value(it: Any, new_alias: Symbol, base: Symbol) -> None:
    text = LispString(f"Overwriting value of ‘{new_alias.name}’ by aliasing to ‘{base.name}’")
    if it.s.display_warning.function is nil:
        it.call(it.s.message, LispString("Warning (defvaralias): %s"), text)
    else:
        it.call(it.s.display_warning, lisp_list(it.s.defvaralias, it.s.losing_value, new_alias), text)


# Watchers


@primitive("add-variable-watcher")
def add_variable_watcher(it: Any, symbol: Obj, watch_function: Obj) -> Obj:
    """Have WATCH-FUNCTION called before each change of the variable SYMBOL; return nil.

    It gets the variable's symbol, the new value, the operation (set, let, unlet, makunbound or defvaralias) and the
    buffer when a local value changes, else nil.  Signals `trapping-constant` for a constant.
    """
    base = base_of(symbol)
    if base.constant:
        raise signal("trapping-constant", base)
    watch(it, base, watch_function)
    return nil


@primitive("remove-variable-watcher")
def remove_variable_watcher(symbol: Obj, watch_function: Obj) -> Obj:
    """Stop WATCH-FUNCTION from being called at changes of the variable SYMBOL; return nil."""
    unwatch(base_of(symbol), watch_function)
    return nil


@primitive("get-variable-watchers")
def get_variable_watchers(symbol: Obj) -> Obj:
    """The functions that watch the variable SYMBOL."""
    return list_to_lisp(watchers_of(base_of(symbol))) if isinstance(symbol, Symbol) else nil
