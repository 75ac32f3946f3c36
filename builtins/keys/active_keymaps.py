"""The keymaps in force: global, local, of minor modes, of the text at point; and what keys are bound to in them."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.markers import Marker
from elwire.builtins.keys.keymaps import (
    get_keymap,
    lookup,
    lookup_in,
    make_keymap,
    make_sparse_keymap,
    prefix_symbol,
)
from elwire.interpreter.objects import Cons, Obj, Symbol, Vector, list_to_lisp, nil
from elwire.interpreter.registry import primitive, variable, when_made

variable("meta-prefix-char", 27, "The character that stands for Meta before another one in keymaps.")
variable("global-map", nil, "The keymap of the keys that mean the same everywhere.")
variable("esc-map", nil, "The keymap of what follows ESC or is typed with Meta.")
variable("ctl-x-map", nil, "The keymap of what follows C-x.")
variable("minibuffer-local-map", nil, "The keymap of the minibuffer.")
variable("help-map", nil, "The keymap of what follows the character for help.")
variable("mode-specific-map", nil, "The keymap of what follows C-c.")
variable("ctl-x-4-map", nil, "The keymap of what follows C-x 4.")
variable("ctl-x-5-map", nil, "The keymap of what follows C-x 5.")
variable("search-map", nil, "The keymap of commands that search.")
variable("goto-map", nil, "The keymap of commands that go somewhere.")
variable("narrow-map", nil, "The keymap of commands that narrow.")
variable("abbrev-map", nil, "The keymap of commands for abbreviations.")
variable("special-mode-map", nil, "The keymap of Special mode.")
variable("text-mode-map", nil, "The keymap of Text mode.")
variable("prog-mode-map", nil, "The keymap of Prog mode.")
variable("minibuffer-local-ns-map", nil, "The keymap of the minibuffer where spaces end the input.")
variable("minibuffer-local-completion-map", nil, "The keymap of the minibuffer where input is completed.")
variable("minibuffer-local-must-match-map", nil, "The keymap of the minibuffer where input must be a completion.")
variable("minor-mode-map-alist", nil, "Alist of (VARIABLE . KEYMAP): the keymaps of minor modes, on while VARIABLE is.")
variable("minor-mode-overriding-map-alist", nil, "Like `minor-mode-map-alist` and before it, for major modes to set.")
variable("emulation-mode-map-alists", nil, "List of alists, or variables that have one, like `minor-mode-map-alist`.")
variable("overriding-local-map", nil, "A keymap that takes the place of all others but the global one, or nil.")
variable("overriding-terminal-local-map", nil, "A keymap that comes before all others, or nil.")
variable("overriding-local-map-menu-flag", nil, "Non-nil means that `overriding-local-map` counts for menus too.")
variable("key-translation-map", lambda it: make_sparse_keymap(it), "Keymap of key sequences that become others.")
variable("function-key-map", lambda it: make_sparse_keymap(it), "Keymap of key sequences that become function keys.")
variable("local-function-key-map", lambda it: make_sparse_keymap(it), "Like `function-key-map`, of the terminal.")
variable("input-decode-map", lambda it: make_sparse_keymap(it), "Keymap that decodes what the terminal sends.")
variable("special-event-map", lambda it: _special_events(it), "Keymap of events that are handled at once.")
variable("define-key-rebound-commands", nil, "List of commands whose bindings were changed, or t.")

MAPS = "keymaps"

_SPECIAL = (
    ("sigusr2", "ignore"), ("sigusr1", "ignore"), ("move-frame", "handle-move-frame"),
    ("focus-out", "handle-focus-out"), ("focus-in", "handle-focus-in"), ("config-changed-event", "ignore"),
    ("file-notify", "file-notify-handle-event"), ("thread-event", "thread-handle-event"),
    ("dbus-event", "dbus-handle-event"), ("save-session", "handle-save-session"), ("make-frame-visible", "ignore"),
    ("iconify-frame", "ignore"), ("ns-unput-working-text", "ns-unput-working-text"),
    ("ns-put-working-text", "ns-put-working-text"), ("delete-frame", "handle-delete-frame"),
)  # fmt: skip


def _special_events(it: Any) -> Obj:
    return Cons(it.s.keymap, list_to_lisp([Cons(it.intern(event), it.intern(command)) for event, command in _SPECIAL]))


class KeymapState:
    """The keymaps of one interpreter: the global one, and each buffer's local one."""

    def __init__(self, global_map: Obj) -> None:
        self.global_map = global_map
        self.local: WeakKeyDictionary[Buffer, Obj] = WeakKeyDictionary()


def state(it: Any) -> KeymapState:
    """The keymap state of the interpreter IT."""
    it.intern("global-map")  # which makes the state
    known: KeymapState = it.chapter_state[MAPS]
    return known


@when_made("global-map")
def _global_map_made(it: Any) -> None:
    it.chapter_state[MAPS] = KeymapState(it.s.global_map.value)


_FULL = ("global-map", "esc-map", "ctl-x-map")
_PARENTS = {
    "minibuffer-local-ns-map": "minibuffer-local-map",
    "minibuffer-local-completion-map": "minibuffer-local-map",
    "minibuffer-local-must-match-map": "minibuffer-local-completion-map",
}
_PREFIXES = {
    "ESC-prefix": "esc-map",
    "Control-X-prefix": "ctl-x-map",
    "help-command": "help-map",
    "mode-specific-command-prefix": "mode-specific-map",
    "ctl-x-4-prefix": "ctl-x-4-map",
    "ctl-x-5-prefix": "ctl-x-5-map",
}


def set_up(it: Any) -> None:
    """Make the keymaps that exist from the start, with the bindings Emacs has."""
    from elwire.builtins.keys.standard_keys import STANDARD_KEYS, fill

    for name in STANDARD_KEYS:
        it.intern(name).value = make_keymap(it) if name in _FULL else make_sparse_keymap(it)
    for name, parent in _PARENTS.items():
        it.intern(name).value.cdr = it.intern(parent).value
    for name, map_ in _PREFIXES.items():
        prefix_symbol(it, name, it.intern(map_).value)
    _global_map_made(it)
    fill(it)


def forget_local_map(it: Any, buffer: Buffer) -> None:
    """What `kill-all-local-variables` does to BUFFER's keymap."""
    maps = it.chapter_state.get(MAPS)
    if maps is not None:
        maps.local.pop(buffer, None)


@primitive("current-global-map")
def current_global_map(it: Any) -> Obj:
    """Return the global keymap in force."""
    return state(it).global_map


@primitive("use-global-map")
def use_global_map(it: Any, keymap: Obj) -> Obj:
    """Make KEYMAP the global keymap; signals `wrong-type-argument keymapp`."""
    state(it).global_map = get_keymap(it, keymap)
    return nil


@primitive("current-local-map")
def current_local_map(it: Any) -> Obj:
    """Return the local keymap of the current buffer, nil when it has none."""
    return state(it).local.get(it.buffer, nil)


@primitive("use-local-map")
def use_local_map(it: Any, keymap: Obj) -> Obj:
    """Make KEYMAP, a keymap or nil, the local keymap of the current buffer; signals `wrong-type-argument keymapp`."""
    state(it).local[it.buffer] = nil if keymap is nil else get_keymap(it, keymap)
    return nil


# Minor modes


def minor_mode_maps(it: Any) -> list[tuple[Obj, Obj]]:
    """The minor modes that are on and have a keymap, each with it, the most important first."""
    found: list[tuple[Obj, Obj]] = []
    alists: list[tuple[Obj, bool]] = []
    emulation = it.s.emulation_mode_map_alists.value
    while isinstance(emulation, Cons):
        each = emulation.car
        alists.append((getattr(each, "value", nil) if isinstance(each, Symbol) else each, False))
        emulation = emulation.cdr
    overriding = it.s.minor_mode_overriding_map_alist.value
    alists += [(overriding, False), (it.s.minor_mode_map_alist.value, True)]
    for alist, overridable in alists:
        while isinstance(alist, Cons):
            entry, alist = alist.car, alist.cdr
            if not isinstance(entry, Cons) or not isinstance(entry.car, Symbol):
                continue
            if getattr(entry.car, "value", nil) is nil:
                continue
            if overridable and _has_entry(overriding, entry.car):
                continue
            map_ = it.indirect_function(entry.cdr)
            if map_ is not nil:
                found.append((entry.car, map_))
    return found


def _has_entry(alist: Obj, mode: Symbol) -> bool:
    while isinstance(alist, Cons):
        if isinstance(alist.car, Cons) and alist.car.car is mode:
            return True
        alist = alist.cdr
    return False


@primitive("current-minor-mode-maps")
def current_minor_mode_maps(it: Any) -> Obj:
    """Return a list of the keymaps of the minor modes that are on, the most important first."""
    return list_to_lisp([map_ for _, map_ in minor_mode_maps(it)])


@primitive("minor-mode-key-binding")
def minor_mode_key_binding(it: Any, key: Obj, accept_default: Obj = nil) -> Obj:
    """Return a list of (MODE . BINDING): what KEY is bound to in the minor modes that are on.

    It ends with the first binding that is not a prefix.  ACCEPT-DEFAULT lets bindings for t count.
    """
    found: list[Obj] = []
    for mode, map_ in minor_mode_maps(it):
        binding = lookup_in(it, map_, key, accept_default is not nil)
        if binding is nil or type(binding) is int:
            continue
        if get_keymap(it, binding, must=False) is not nil:
            found.append(Cons(mode, binding))
        elif not found:
            return Cons(Cons(mode, binding), nil)
    return list_to_lisp(found)


# All of them


def _text_map(it: Any, position: int, property_: Symbol) -> Obj:
    """The keymap that the text at POSITION has as PROPERTY_, nil when none."""
    value = it.s.get_char_property.call(position, property_)
    if value is nil:
        value = it.s.get_pos_property.call(position, property_)
    return get_keymap(it, value, must=False)


def active_maps(it: Any, overriding: bool, position: Obj = nil) -> list[Obj]:
    """The keymaps in force at POSITION, a position or marker, nil being point; the most important first."""
    maps: list[Obj] = []
    saved = it.buffer
    if isinstance(position, Cons):
        # A place in a window, as mouse events have it.
        window = position.car
        position = position.cdr.car if isinstance(position.cdr, Cons) else nil
        buffer = getattr(window, "buffer", nil)
        if isinstance(buffer, Buffer):
            it.buffer = buffer
    try:
        buffer = it.buffer
        at = position.position if isinstance(position, Marker) else position
        at = buffer.point if type(at) is not int else max(buffer.begv, min(at, buffer.zv))
        if overriding:
            terminal = it.s.overriding_terminal_local_map.value
            if terminal is not nil:
                maps.append(terminal)
        override = it.s.overriding_local_map.value if overriding else nil
        if override is not nil:
            maps.append(override)
        else:
            local = _text_map(it, at, it.s.local_map)
            if local is nil:
                local = state(it).local.get(buffer, nil)
            at_point = _text_map(it, at, it.s.keymap)
            if at_point is not nil:
                maps.append(at_point)
            maps += [map_ for _, map_ in minor_mode_maps(it)]
            if local is not nil:
                maps.append(local)
    finally:
        it.buffer = saved
    maps.append(state(it).global_map)
    return maps


@primitive("current-active-maps")
def current_active_maps(it: Any, olp: Obj = nil, position: Obj = nil) -> Obj:
    """Return a list of the keymaps in force, the most important first.

    With OLP, `overriding-terminal-local-map` counts.  POSITION is where in the current buffer, by default at point.
    """
    return list_to_lisp(active_maps(it, olp is not nil, position))


@primitive("key-binding")
def key_binding(it: Any, key: Obj, accept_default: Obj = nil, no_remap: Obj = nil, position: Obj = nil) -> Obj:
    """Return what KEY is bound to in the keymaps in force at POSITION, by default at point; nil when undefined.

    ACCEPT-DEFAULT lets bindings for t count.  A command that is remapped gives what it is remapped to, unless
    NO-REMAP.  Signals `wrong-type-argument arrayp`.
    """
    if position is nil and type(key) is Vector:
        if not len(key):
            return nil
        event = key[0]
        if isinstance(event, Cons) and isinstance(event.cdr, Cons) and isinstance(event.cdr.car, Cons):
            position = event.cdr.car
    maps = active_maps(it, True, position)
    value = lookup_in(it, list_to_lisp(maps), key, accept_default is not nil)
    if value is nil or type(value) is int:
        return nil
    if no_remap is nil and isinstance(value, Symbol):
        remapped = remapping(it, value, maps)
        if remapped is not nil:
            return remapped
    return value


def remapping(it: Any, command: Symbol, maps: list[Obj]) -> Obj:
    """What COMMAND is remapped to in MAPS, nil when it is not."""
    key = Vector([it.s.remap, command])
    for map_ in maps:
        found = lookup(it, get_keymap(it, map_), key)
        if found is not nil and type(found) is not int:
            return found
    return nil


@primitive("command-remapping")
def command_remapping(it: Any, command: Obj, position: Obj = nil, keymaps: Obj = nil) -> Obj:
    """Return the command to which COMMAND is remapped, nil when it is not.

    The keymaps are those in force at POSITION, or KEYMAPS, a keymap or a list of them.
    """
    if not isinstance(command, Symbol):
        return nil
    if keymaps is nil:
        return remapping(it, command, active_maps(it, True, position))
    single = get_keymap(it, keymaps, must=False)
    return remapping(it, command, [single] if single is not nil else list(keymaps))
