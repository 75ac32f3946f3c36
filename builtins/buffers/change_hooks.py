"""What waits for a change of a buffer: hooks, change functions, text that may not be changed."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.places import Place
from elwire.builtins.buffers.stickiness import front_sticky, memq, neighbours, property_of, rear_sticky
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, nil, t
from elwire.interpreter.signals import signal
from elwire.interpreter.textprops import plist_has_any

_GOVERNING = ("read-only", "category", "modification-hooks", "insert-behind-hooks", "insert-in-front-hooks")


def governs(it: Any, plist: Obj) -> bool:
    """Whether text properties PLIST may have something to say about changes of the text, or of text beside it."""
    names: frozenset[Obj] | None = it.chapter_state.get("change_hooks")
    if names is None:
        names = it.chapter_state["change_hooks"] = frozenset([it.intern(name) for name in _GOVERNING])
    return plist_has_any(plist, names)


def verify_change(it: Any, buffer: Buffer, start: int, end: int) -> None:
    """Signal `text-read-only` when text properties forbid to change the text from START to END.

    START equal to END is an insertion, which the properties of its neighbours govern as far as they stick.  Run the
    functions that text properties have for a change, and remember those for after an insertion.
    """
    buffer.text.insertion_hooks = None
    if buffer.text.props is None:
        return
    permission = buffer.table.inhibit_read_only.value
    unrestricted = permission is not nil and not isinstance(permission, Cons)
    hooked = buffer.table.inhibit_hooks.value is nil
    if unrestricted and not hooked:
        return
    read_only = it.s.read_only
    if start != end:
        hooks: list[Obj] = []
        for _low, _high, plist in buffer.text.props.runs(start - 1, end - 1):
            if plist is nil or not governs(it, plist):
                continue
            reason = nil if unrestricted else property_of(it, plist, read_only)
            if reason is not nil and not _allowed(permission, reason):
                raise _forbidden(reason)
            if hooked:
                hook = property_of(it, plist, it.s.modification_hooks)
                if hook is not nil and not (hooks and hooks[-1] is hook):
                    hooks.append(hook)
        for hook in hooks:
            _call_all(hook, start, end)
        return
    before, after = neighbours(buffer, start)
    if not governs(it, before) and not governs(it, after):
        return
    if start <= buffer.begv:
        before = nil
    if hooked:
        behind = property_of(it, before, it.s.insert_behind_hooks) if before is not nil else nil
        in_front = property_of(it, after, it.s.insert_in_front_hooks) if after is not nil and start < buffer.zv else nil
        if behind is not nil or in_front is not nil:
            buffer.text.insertion_hooks = (behind, nil if in_front is behind else in_front)
    if unrestricted:
        return
    reason = nil if after is nil else property_of(it, after, read_only)
    if reason is not nil and not _allowed(permission, reason) and front_sticky(it, after, read_only):
        raise _forbidden(reason)
    reason = nil if before is nil else property_of(it, before, read_only)
    if reason is not nil and not _allowed(permission, reason) and rear_sticky(it, before, read_only):
        raise _forbidden(reason)


def _allowed(permission: Obj, reason: Obj) -> bool:
    """True when `inhibit-read-only`, whose value is PERMISSION, lifts a `read-only` property of value REASON."""
    return memq(reason, permission) if isinstance(permission, Cons) else permission is not nil


def _forbidden(reason: Obj) -> Exception:
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
        waiting = buffer.text.insertion_hooks
        if waiting is not None and old_length == 0:
            buffer.text.insertion_hooks = None
            for hooks in waiting:
                _call_all(hooks, start, end)


def _call_all(hooks: Obj, start: int, end: int) -> None:
    """Call the functions in the list HOOKS, a text property's value, with START and END."""
    while isinstance(hooks, Cons):
        hooks.car.call(start, end)
        hooks = hooks.cdr


def _run(it: Any, hook: Symbol, *args: Obj) -> None:
    """Run HOOK with ARGS; when a function leaves by a signal or a throw, the hook becomes nil."""
    done = False
    try:
        it.s.run_hook_with_args.call(hook, *args)
        done = True
    finally:
        if not done:
            hook.value = nil
