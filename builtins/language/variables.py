"""Variables: values, defaults and buffer-local values."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffer_variables import AlwaysLocal, PerBuffer, initial_locals
from elwire.builtins.buffers.buffers import Buffer
from elwire.interpreter.objects import Cons, Obj, Symbol, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Signal, error, signal, wrong_type
from elwire.interpreter.strings import check_symbol
from elwire.interpreter.variables import (
    VOID,
    BufferLocal,
    CheckedLocal,
    SavedLocal,
    forwarding_of,
)
from elwire.interpreter.watchers import (
    Ordinary,
    Watched,
    base_of,
    put_behind_watchers,
    unwatched,
)

_SURVIVORS = ("truncate-lines", "buffer-file-coding-system")
"""Variables with a default that `kill-all-local-variables` leaves alone, besides those marked `permanent-local`."""


def _check_buffer(it: Any, buffer: Obj) -> Any:
    if buffer is nil:
        return it.buffer
    if isinstance(buffer, Buffer):
        return buffer
    raise wrong_type("bufferp", buffer)


def _setting_constant(symbol: Symbol) -> Signal:
    return signal("setting-constant", symbol)


# Values


@primitive("symbol-value")
def symbol_value(symbol: Obj) -> Obj:
    """The value of the variable SYMBOL; signals `void-variable`."""
    try:
        return symbol.value
    except AttributeError:
        raise signal("void-variable", check_symbol(symbol)) from None


@primitive("set")
def set_(symbol: Obj, newval: Obj) -> Obj:
    """Make NEWVAL the value of the variable SYMBOL; return NEWVAL.

    Signals `setting-constant` for nil, t, keywords and other constants.
    """
    if not isinstance(symbol, Symbol):
        raise wrong_type("symbolp", symbol)
    if symbol.constant and not (newval is symbol and _is_keyword(symbol)):
        raise _setting_constant(symbol)
    symbol.value = newval
    return newval


def _is_keyword(symbol: Symbol) -> bool:
    return symbol.interned and symbol.name[:1] == ":"


@primitive("boundp")
def boundp(symbol: Obj) -> Obj:
    """Return t if the variable SYMBOL has a value."""
    return t if has_value(check_symbol(symbol)) else nil


def has_value(symbol: Symbol) -> bool:
    """True when the variable SYMBOL has a value."""
    try:
        symbol.value  # noqa: B018
    except AttributeError:
        return False
    except Signal as problem:
        if str(getattr(problem.symbol, "name", problem.symbol)) == "void-variable":
            return False
        raise
    return True


@primitive("makunbound")
def makunbound(symbol: Obj) -> Obj:
    """Make the variable SYMBOL void; return SYMBOL.  Signals `setting-constant` for a constant."""
    if check_symbol(symbol).constant:
        raise _setting_constant(symbol)
    base = base_of(symbol)
    forwarding = forwarding_of(base)
    if forwarding is not None:
        forwarding.make_void()
    elif hasattr(base, "value"):
        del base.value
    return symbol


# Default values


def _default(symbol: Symbol) -> Any:
    """The default value of SYMBOL, VOID when it has none."""
    forwarding = unwatched(symbol)
    if isinstance(forwarding, BufferLocal):
        return forwarding.default
    return symbol.value if has_value(symbol) else VOID


@primitive("default-value")
def default_value(symbol: Obj) -> Obj:
    """The value of the variable SYMBOL in buffers that have none of their own; signals `void-variable`."""
    value = _default(base_of(symbol))
    if value is VOID:
        raise signal("void-variable", symbol)
    return value


@primitive("default-boundp")
def default_boundp(symbol: Obj) -> Obj:
    """Return t if the variable SYMBOL has a default value."""
    return nil if _default(base_of(symbol)) is VOID else t


@primitive("set-default")
def set_default(symbol: Obj, value: Obj) -> Obj:
    """Make VALUE the default value of the variable SYMBOL; return VALUE.

    Signals `setting-constant` for a constant.
    """
    base = base_of(symbol)
    if base.constant and not (value is base and _is_keyword(base)):
        raise _setting_constant(base)
    _set_default(base, value)
    return value


def _set_default(base: Symbol, value: Obj) -> None:
    forwarding = forwarding_of(base)
    inner = unwatched(base)
    if not isinstance(inner, BufferLocal):
        base.value = value
        return
    if isinstance(forwarding, Watched):
        forwarding.notify(value, "set", nil)
    inner.default = value


def _outermost(it: Any, base: Symbol) -> int | None:
    """The index in `it.specpdl` of the outermost binding of BASE's default value; None when it is not bound."""
    for index, (symbol, saved) in enumerate(it.specpdl):
        if isinstance(symbol, Symbol) and base_of(symbol) is base:
            if isinstance(saved, SavedLocal) and saved.buffer is not None:
                continue
            return index
    return None


@primitive("default-toplevel-value")
def default_toplevel_value(it: Any, symbol: Obj) -> Obj:
    """The default value that the variable SYMBOL has outside of all let-bindings; signals `void-variable`."""
    base = base_of(symbol)
    index = _outermost(it, base)
    if index is None:
        value = _default(base)
    else:
        value = it.specpdl[index][1]
        if isinstance(value, SavedLocal):
            value = value.value
    if value is VOID:
        raise signal("void-variable", symbol)
    return value


@primitive("set-default-toplevel-value")
def set_default_toplevel_value(it: Any, symbol: Obj, value: Obj) -> Obj:
    """Make VALUE the default value that the variable SYMBOL has outside of all let-bindings; return nil."""
    base = base_of(symbol)
    if base.constant:
        raise _setting_constant(base)
    index = _outermost(it, base)
    if index is None:
        set_default(base, value)
    else:
        bound, saved = it.specpdl[index]
        it.specpdl[index] = (bound, saved.changed(value) if isinstance(saved, SavedLocal) else value)
    return nil


# Buffer-local values


def _localizable(symbol: Obj) -> Symbol:
    """The base of SYMBOL if it may have local values; signals `setting-constant`."""
    base = base_of(symbol)
    if base.constant:
        raise _setting_constant(base)
    return base


def _make_localizable(it: Any, base: Symbol) -> BufferLocal:
    """The `BufferLocal` of the variable BASE, made when it has none."""
    inner = unwatched(base)
    if isinstance(inner, BufferLocal):
        return inner
    accept = getattr(inner, "accept", None)
    if accept is not None:
        checked = CheckedLocal(base, it, _default(base), accept)
        put_behind_watchers(base, checked)
        return checked
    if inner is not None and not isinstance(inner, Ordinary):
        raise error(f"Symbol {base.name} may not be buffer-local")
    made = BufferLocal(base, it, _default(base), automatic=False)
    put_behind_watchers(base, made)
    return made


@primitive("make-local-variable", interactive="vMake Local Variable: ")
def make_local_variable(it: Any, variable: Obj) -> Obj:
    """Give VARIABLE a value of its own in the current buffer, its present one; return VARIABLE.

    Signals `setting-constant` for a constant.
    """
    base = _localizable(variable)
    table = it.buffer.locals
    if base not in table:
        made = _make_localizable(it, base)
        if not made.automatic:
            table[base] = made.default
        elif made.default is VOID:
            made.make_void()
        else:
            # Setting it makes it local, unless a `let` of it was entered in this buffer.
            base.value = made.default
    return variable


@primitive("make-variable-buffer-local", interactive="vMake Variable Buffer Local: ")
def make_variable_buffer_local(it: Any, variable: Obj) -> Obj:
    """Make VARIABLE local to the current buffer whenever it is set; return VARIABLE.

    A void variable becomes nil.  Signals `setting-constant` for a constant.
    """
    made = _make_localizable(it, _localizable(variable))
    made.automatic = True
    if made.default is VOID:
        made.default = nil
    return variable


@primitive("kill-local-variable", interactive="vKill Local Variable: ")
def kill_local_variable(it: Any, variable: Obj) -> Obj:
    """Remove the current buffer's own value of VARIABLE, so that the default shows; return VARIABLE."""
    _kill_local(it.buffer, base_of(variable))
    return variable


def _kill_local(buffer: Any, symbol: Symbol) -> None:
    forwarding = forwarding_of(symbol)
    if symbol not in buffer.locals or isinstance(unwatched(symbol), AlwaysLocal):
        return
    if isinstance(forwarding, Watched):
        forwarding.notify(nil, "makunbound", buffer)
    del buffer.locals[symbol]


@primitive("kill-all-local-variables")
def kill_all_local_variables(it: Any) -> Obj:
    """Run `change-major-mode-hook`, then remove the current buffer's own values of variables; return nil.

    A variable whose property `permanent-local` is non-nil stays; where that is `permanent-local-hook`, only those
    elements of its value stay that have a property of that name.
    """
    it.call(it.s.run_hooks, it.s.change_major_mode_hook)
    reset_local_variables(it, it.buffer)
    return nil


def reset_local_variables(it: Any, buffer: Any) -> None:
    """What `kill-all-local-variables` does to BUFFER after the hook."""
    from elwire.builtins.keys.active_keymaps import forget_local_map
    from elwire.builtins.language.symbols import get

    forget_local_map(it, buffer)
    permanent = it.s.permanent_local
    permanent_hook = it.s.permanent_local_hook
    initial = initial_locals(it)
    for symbol in list(buffer.locals):
        inner = unwatched(symbol)
        if isinstance(inner, AlwaysLocal):
            if not inner.survives:
                buffer.locals[symbol] = initial[symbol]
            continue
        if isinstance(inner, PerBuffer) and symbol.name in _SURVIVORS:
            continue
        kept = get(it, symbol, permanent)
        if kept is nil:
            _kill_local(buffer, symbol)
        elif kept is permanent_hook and isinstance(buffer.locals[symbol], Cons):
            buffer.locals[symbol] = list_to_lisp(
                [
                    each
                    for each in buffer.locals[symbol]
                    if each is t or (isinstance(each, Symbol) and get(it, each, permanent_hook) is not nil)
                ]
            )


@primitive("local-variable-p")
def local_variable_p(it: Any, variable: Obj, buffer: Obj = nil) -> Obj:
    """Return t if VARIABLE has a value of its own in BUFFER, nil being the current one."""
    table = _check_buffer(it, buffer).locals
    return t if base_of(variable) in table else nil


@primitive("local-variable-if-set-p")
def local_variable_if_set_p(it: Any, variable: Obj, buffer: Obj = nil) -> Obj:
    """Return t if VARIABLE has a value of its own in BUFFER, or would get one when set there."""
    base = base_of(variable)
    inner = unwatched(base)
    if not isinstance(inner, BufferLocal):
        return nil
    return t if inner.automatic else local_variable_p(it, base, buffer)


@primitive("buffer-local-value")
def buffer_local_value(variable: Obj, buffer: Obj) -> Obj:
    """The value of VARIABLE in BUFFER, its default where the buffer has none; signals `void-variable`."""
    base = base_of(variable)
    if not isinstance(buffer, Buffer):
        raise wrong_type("bufferp", buffer)
    value = buffer.locals.get(base, buffer)
    if value is buffer:
        value = _default(base)
    if value is VOID:
        raise signal("void-variable", variable)
    return value


@primitive("buffer-local-variables")
def buffer_local_variables(it: Any, buffer: Obj = nil) -> Obj:
    """The variables that have values of their own in BUFFER: an alist with the values, a void one being its symbol."""
    entries = [
        symbol if value is VOID else Cons(symbol, value) for symbol, value in _check_buffer(it, buffer).locals.items()
    ]
    return list_to_lisp(entries)


@primitive("variable-binding-locus")
def variable_binding_locus(it: Any, variable: Obj) -> Obj:
    """The current buffer if VARIABLE has a value of its own there, else nil."""
    return it.buffer if base_of(variable) in it.buffer.locals else nil


@primitive("internal-make-var-non-special")
def internal_make_var_non_special(symbol: Obj) -> Obj:
    """Make SYMBOL an ordinary variable again, one that `let` binds lexically; return nil."""
    check_symbol(symbol).special = False
    return nil
