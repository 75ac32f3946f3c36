"""Which keys run a command: `where-is-internal`, `accessible-keymaps`."""

from __future__ import annotations

from typing import Any

from elwire.builtins.keys.active_keymaps import active_maps, command_remapping, state
from elwire.builtins.keys.event_names import META, MODIFIERS
from elwire.builtins.keys.keymaps import (
    check_array,
    each_binding,
    get_keymap,
    key_element,
    lookup,
    lookup_in,
    raw_events,
)
from elwire.interpreter.arrays import vector_of
from elwire.interpreter.equality import equal
from elwire.interpreter.objects import Cons, Obj, Symbol, Vector, list_to_lisp, list_to_python, nil
from elwire.interpreter.registry import primitive


def _following(it: Any, events: list[Obj], event: Obj) -> list[Obj]:
    """EVENTS with EVENT after them; a character after ESC is shown with Meta."""
    escape = it.s.meta_prefix_char.value
    if events and type(escape) is int and events[-1] == escape and type(event) is int:
        return [*events[:-1], event | META]
    return [*events, event]


def reachable(it: Any, keymap: Obj, start: list[Obj]) -> list[tuple[list[Obj], Obj]]:
    """All keymaps that keys lead to from KEYMAP, which START leads to: (events, keymap), the shortest first."""
    found: list[tuple[list[Obj], Obj]] = [(start, keymap)]
    seen: dict[int, list[Obj]] = {id(keymap): start}
    for events, map_ in found:

        def note(event: Obj, binding: Obj, events: list[Obj] = events) -> None:
            below = get_keymap(it, key_element(it, binding), must=False)
            if below is nil:
                return
            before = seen.get(id(below))
            if before is not None and events[: len(before)] == before:
                return
            if before is None:
                seen[id(below)] = _following(it, events, event)
            elif len(events) > 20:
                return
            found.append((_following(it, events, event), below))

        each_binding(it, map_, note)
    return found


@primitive("accessible-keymaps")
def accessible_keymaps(it: Any, keymap: Obj, prefix: Obj = nil) -> Obj:
    """Return a list of (KEY . MAP): the keymaps that keys lead to from KEYMAP, and which key leads there.

    With PREFIX, a string or vector, only those behind it.  Signals `wrong-type-argument keymapp`.
    """
    map_ = get_keymap(it, keymap)
    start: list[Obj] = []
    if prefix is not nil:
        check_array(prefix)
        if len(prefix):
            map_ = get_keymap(it, lookup(it, map_, prefix), must=False)
            if map_ is nil:
                return nil
            for event in raw_events(it, prefix):
                start.append(event)
    return list_to_lisp([Cons(vector_of(events), each) for events, each in reachable(it, map_, start)])


def _search_maps(it: Any, keymap: Obj) -> list[Obj]:
    if isinstance(keymap, Cons) and get_keymap(it, keymap.car, must=False) is not nil:
        return list_to_python(keymap)
    if keymap is not nil:
        return [get_keymap(it, keymap), state(it).global_map]
    return active_maps(it, False)


def _same(binding: Obj, definition: Obj) -> bool:
    return binding is definition or (isinstance(definition, Cons) and bool(equal(binding, definition)))


def _found_keys(it: Any, definition: Obj, maps: list[Obj]) -> list[list[Obj]]:
    """The key sequences that run DEFINITION in MAPS, shadowed ones too, the shortest first."""
    sequences: list[list[Obj]] = []
    for map_ in maps:
        own: list[list[Obj]] = []
        for events, each in reachable(it, get_keymap(it, map_), []):

            def note(event: Obj, binding: Obj, events: list[Obj] = events, own: list[list[Obj]] = own) -> None:
                if _same(key_element(it, binding), definition):
                    own.append(_following(it, events, event))

            each_binding(it, each, note)
        sequences += own
    return sorted(sequences, key=len)


def _easily_typed(events: list[Obj]) -> bool:
    """Whether EVENTS are characters that every keyboard has, with Meta at most."""
    return all(type(event) is int and event & MODIFIERS & ~META == 0 for event in events)


@primitive("where-is-internal")
def where_is_internal(
    it: Any, definition: Obj, keymap: Obj = nil, firstonly: Obj = nil, noindirect: Obj = nil, no_remap: Obj = nil
) -> Obj:
    """Return a list of the keys, vectors, that run DEFINITION, the shortest first.

    KEYMAP may be a keymap, searched with the global one, a list of keymaps, or nil for those in force.  With
    FIRSTONLY return one key, of plain characters if there is one, or `non-ascii` for the first of any kind.
    NOINDIRECT leaves menu items as they are; NO-REMAP gives the remapping itself instead of the remapped command's
    keys.  Signals `wrong-type-argument keymapp`.
    """
    maps = _search_maps(it, keymap)
    if no_remap is nil and isinstance(definition, Symbol):
        remapped = command_remapping(it, definition, nil, list_to_lisp(maps))
        if remapped is not nil:
            definition = remapped
    found: list[list[Obj]] = []
    _collect(it, definition, maps, no_remap is not nil, found)
    if firstonly is nil:
        return list_to_lisp([Vector(each) for each in found])
    if isinstance(definition, Symbol):
        advertised = it.s.get.call(definition, it.intern(":advertised-binding"))
        if advertised is not nil and any(list(raw_events(it, advertised)) == each for each in found):
            return vector_of(list(raw_events(it, advertised)))
    keyboard = [each for each in found if each[0] not in (it.s.menu_bar, it.s.tool_bar, it.s.tab_bar)]
    if firstonly.name == "non-ascii" if isinstance(firstonly, Symbol) else False:
        return Vector(keyboard[0]) if keyboard else nil
    for events in keyboard:
        if _easily_typed(events):
            return Vector(events)
    return Vector(keyboard[0]) if keyboard else nil


def _collect(it: Any, definition: Obj, maps: list[Obj], keep_remaps: bool, found: list[list[Obj]]) -> None:
    """Add to FOUND the keys that really run DEFINITION in MAPS."""
    search = list_to_lisp(maps)
    for events in _found_keys(it, definition, maps):
        if len(events) == 2 and events[0] is it.s.remap and isinstance(events[1], Symbol) and not keep_remaps:
            _collect(it, events[1], maps, True, found)
            continue
        binding = lookup_in(it, search, Vector(events))
        if _same(binding, definition) and events not in found:
            found.append(events)
