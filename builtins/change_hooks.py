"""What waits for a change of a buffer: hooks, change functions, text that may not be changed."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers import Buffer
from elwire.builtins.places import Place
from elwire.interpreter.objects import Cons, Obj, Symbol, nil, t
from elwire.interpreter.signals import signal
from elwire.interpreter.textprops import plist_get, plist_has


def verify_change(it: Any, buffer: Buffer, start: int, end: int) -> None:
    """Signal `text-read-only` when text properties forbid to change the text from START to END.

    START equal to END is an insertion, which the properties of its neighbours govern as far as they stick.
    """
    permission = buffer.table.inhibit_read_only.value
    if permission is t or buffer.text.props is None:
        return
    read_only = it.s.read_only
    if start != end:
        for _low, _high, plist in buffer.text.props.runs(start - 1, end - 1):
            reason = property_of(it, plist, read_only)
            if reason is not nil and not _allowed(permission, reason):
                raise _forbidden(reason)
        return
    props = buffer.text.props
    before = props.at(start - 2) if start > 1 else nil
    after = props.at(start - 1) if start <= buffer.text.length else nil
    if permission is not nil and not isinstance(permission, Cons):
        return
    reason = property_of(it, after, read_only)
    if reason is not nil and not _allowed(permission, reason) and front_sticky(it, after, read_only):
        raise _forbidden(reason)
    reason = property_of(it, before, read_only)
    if reason is not nil and not _allowed(permission, reason) and not rear_nonsticky(it, before, read_only):
        raise _forbidden(reason)


def property_of(it: Any, plist: Obj, prop: Symbol) -> Obj:
    """The value of PROP in PLIST or in the category that PLIST names."""
    if plist is nil:
        return nil
    if plist_has(plist, prop):
        return plist_get(plist, prop)
    category = plist_get(plist, it.s.category)
    if isinstance(category, Symbol) and category is not nil:
        return plist_get(category.plist, prop)
    return nil


def front_sticky(it: Any, plist: Obj, prop: Symbol) -> bool:
    """True when text inserted before text with PLIST takes PROP over."""
    sticky = property_of(it, plist, it.s.front_sticky)
    return sticky is t or _memq(prop, sticky)


def rear_nonsticky(it: Any, plist: Obj, prop: Symbol) -> bool:
    """True when text inserted behind text with PLIST does not take PROP over."""
    nonsticky = property_of(it, plist, it.s.rear_nonsticky)
    return _memq(prop, nonsticky) if isinstance(nonsticky, Cons) else nonsticky is not nil


def _memq(item: Obj, items: Obj) -> bool:
    while isinstance(items, Cons):
        if items.car is item:
            return True
        items = items.cdr
    return False


def _allowed(permission: Obj, reason: Obj) -> bool:
    """True when `inhibit-read-only`, whose value is PERMISSION, lifts a `read-only` property of value REASON."""
    return _memq(reason, permission) if isinstance(permission, Cons) else permission is not nil


def _forbidden(reason: Obj) -> Exception:
    from elwire.interpreter.objects import LispString

    return signal("text-read-only", reason) if isinstance(reason, LispString) else signal("text-read-only")


# Hooks


def run_before_change(it: Any, buffer: Buffer, start: int, end: int) -> None:
    """Run `first-change-hook` if this is the first change, and `before-change-functions`."""
    table = buffer.table
    first = Place(buffer, start)
    last = Place(buffer, end)
    try:
        with it.let(table.inhibit_hooks, t):
            text = buffer.text
            if text.save_modiff >= text.modiff and table.first_change.value is not nil:
                it.s.run_hooks.call(table.first_change)
            if table.before_change.value is not nil:
                _run(it, table.before_change, start, end)
            if buffer.overlays is not None:
                buffer.overlays.report(it, buffer, start, end, nil)
    finally:
        first.remove()
        last.remove()


def run_after_change(it: Any, buffer: Buffer, start: int, end: int, old_length: int) -> None:
    """Run `after-change-functions`."""
    table = buffer.table
    with it.let(table.inhibit_hooks, t):
        if table.after_change.value is not nil:
            _run(it, table.after_change, start, end, old_length)
        if buffer.overlays is not None:
            buffer.overlays.report(it, buffer, start, end, old_length)


def _run(it: Any, hook: Symbol, *args: Obj) -> None:
    """Run HOOK with ARGS; when a function leaves by a signal or a throw, the hook becomes nil."""
    done = False
    try:
        it.s.run_hook_with_args.call(hook, *args)
        done = True
    finally:
        if not done:
            hook.value = nil
