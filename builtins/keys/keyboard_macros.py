"""Running keyboard macros: keys looked up and their commands called, one after the other."""

from __future__ import annotations

from typing import Any

from elwire.builtins.display.display_objects import display
from elwire.builtins.keys.active_keymaps import active_maps
from elwire.builtins.keys.keymaps import get_keymap, lookup_in, raw_events
from elwire.interpreter.objects import LispString, Obj, Vector, list_to_lisp, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error


def _macro(it: Any, macro: Obj) -> Obj:
    found = it.indirect_function(macro)
    if not isinstance(found, LispString | Vector):
        raise error("Keyboard macros must be strings or vectors")
    return found


def _next_command(it: Any, events: list[Obj], start: int) -> tuple[int, Obj]:
    """Where the key that begins at START ends, and the command it runs; nil when it is undefined or not complete."""
    search = list_to_lisp(active_maps(it, True))
    for end in range(start + 1, len(events) + 1):
        binding = lookup_in(it, search, Vector(events[start:end]), True)
        if binding is nil or type(binding) is int:
            return end, nil
        if get_keymap(it, binding, must=False) is nil:
            remapped = it.s.command_remapping.call(binding)
            return end, binding if remapped is nil else remapped
    return len(events), nil


def _run(it: Any, events: list[Obj]) -> None:
    """Run the commands of EVENTS, each in the selected window's buffer; a key without one rings the bell."""
    s = it.s
    at = 0
    while at < len(events):
        it.buffer = display(it).selected.buffer
        end, command = _next_command(it, events, at)
        keys = events[at:end]
        s.executing_kbd_macro_index.value = at = end
        s.last_command_event.value = s.last_nonmenu_event.value = keys[-1]
        if command is nil:
            s.undefined.call()
            continue
        s.this_command.value = s.real_this_command.value = s.this_original_command.value = command
        s.deactivate_mark.value = nil
        s.run_hooks.call(s.pre_command_hook)
        s.command_execute.call(s.this_command.value)
        s.run_hooks.call(s.post_command_hook)
        s.last_command.value = s.this_command.value
        s.real_last_command.value = s.real_this_command.value


@primitive("execute-kbd-macro")
def execute_kbd_macro(it: Any, macro: Obj, count: Obj = nil, loopfunc: Obj = nil) -> Obj:
    """Run the keyboard macro MACRO, a string, a vector or a symbol with one as its function, COUNT times, by default 1.

    Its commands run in the selected window's buffer, which stays current.  COUNT 0 means until an error.  LOOPFUNC is
    called before each time and ends it all by nil.  Commands that read keys do not read them from MACRO.  Signals
    `error` when MACRO is none.
    """
    if count is not nil:
        count = it.s.prefix_numeric_value.call(count)
    left = 1 if count is nil else count
    found = _macro(it, macro)
    events = raw_events(it, found)
    with it.let(it.s.executing_kbd_macro, found), it.let(it.s.executing_kbd_macro_index, 0):
        while True:
            if loopfunc is not nil and loopfunc.call() is nil:
                break
            _run(it, events)
            left -= 1
            if left == 0:
                break
    if it.s.kbd_macro_termination_hook.value is not nil:
        it.s.run_hooks.call(it.s.kbd_macro_termination_hook)
    return nil


@primitive("call-last-kbd-macro", interactive="p")
def call_last_kbd_macro(it: Any, prefix: Obj = nil, loopfunc: Obj = nil) -> Obj:
    """Run the last keyboard macro PREFIX times; LOOPFUNC is as for `execute-kbd-macro`.

    Signals `error` when none has been defined or one is being defined.
    """
    last = it.s.last_kbd_macro.value
    if it.s.defining_kbd_macro.value is not nil:
        raise error("Can't execute anonymous macro while defining one")
    if last is nil:
        raise error("No kbd macro has been defined")
    return execute_kbd_macro(it, last, prefix, loopfunc)
