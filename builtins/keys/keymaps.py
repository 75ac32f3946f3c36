"""Keymaps as data: making, changing, looking up, walking and copying them.

A keymap is a list whose car is the symbol `keymap`.  Its elements are bindings `(EVENT . BINDING)`, char-tables and
vectors of bindings, a prompt string, and keymaps merged into it; from a second `keymap` symbol on it is its parent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from elwire.builtins.keys.event_names import CHAR_MASK, META, char_of_list, event_head, is_event_list, reordered
from elwire.interpreter.arrays import MAX_CHAR, CharTable
from elwire.interpreter.characters import from_python
from elwire.interpreter.objects import Cons, LispString, Obj, PlainSymbol, Symbol, Vector, eq, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Signal, error, wrong_type

UNBOUND: Any = object()
"""What `access` answers for an event of which the keymap says nothing; nil is an explicit nil binding."""


# What is a keymap


def get_keymap(it: Any, value: Obj, *, must: bool = True, autoload: bool = True) -> Obj:
    """The keymap VALUE is, or the symbol VALUE has as its function; signals `keymapp`, or gives nil unless MUST."""
    keymap = it.s.keymap
    if isinstance(value, Cons) and value.car is keymap:
        return value
    if value is not nil:
        definition = it.indirect_function(value)
        if isinstance(definition, Cons):
            if definition.car is keymap:
                return definition
            if definition.car is it.s.autoload and isinstance(value, Symbol) and _autoloads_keymap(it, definition):
                if not autoload:
                    return definition
                it.autoload(definition, value)
                return get_keymap(it, value, must=must)
    if must:
        raise wrong_type("keymapp", value)
    return nil


def _autoloads_keymap(it: Any, definition: Obj) -> bool:
    cell = definition
    for _ in range(4):
        cell = cell.cdr if isinstance(cell, Cons) else nil
    return isinstance(cell, Cons) and cell.car is it.s.keymap


@primitive("keymapp")
def keymapp(it: Any, object: Obj) -> Obj:
    """Return t if OBJECT is a keymap, or a symbol whose function definition is one, maybe yet to be loaded."""
    return nil if get_keymap(it, object, must=False, autoload=False) is nil else t


# Making


@primitive("make-sparse-keymap")
def make_sparse_keymap(it: Any, prompt: Obj = nil) -> Obj:
    """Return a new keymap without bindings; PROMPT, a string, names it where it serves as a menu."""
    return Cons(it.s.keymap, nil if prompt is nil else Cons(prompt, nil))


@primitive("make-keymap")
def make_keymap(it: Any, string: Obj = nil) -> Obj:
    """Return a new keymap with a char-table for the characters; STRING names it where it serves as a menu."""
    tail = nil if string is nil else Cons(string, nil)
    return Cons(it.s.keymap, Cons(CharTable(it.s.keymap), tail))


# Parents


def parent_of(it: Any, keymap: Cons) -> Obj:
    """The tail of KEYMAP that is its parent, nil when it has none."""
    cell = keymap.cdr
    while isinstance(cell, Cons):
        if cell.car is it.s.keymap:
            return cell
        cell = cell.cdr
    return get_keymap(it, cell, must=False)


@primitive("keymap-parent")
def keymap_parent(it: Any, keymap: Obj) -> Obj:
    """Return the parent of KEYMAP, nil when it has none; signals `wrong-type-argument keymapp`."""
    return parent_of(it, get_keymap(it, keymap))


@primitive("set-keymap-parent")
def set_keymap_parent(it: Any, keymap: Obj, parent: Obj) -> Obj:
    """Let KEYMAP inherit what it does not bind from PARENT, a keymap or nil, and return PARENT.

    Signals `wrong-type-argument keymapp`, and `error` when KEYMAP would be its own ancestor.
    """
    own = get_keymap(it, keymap)
    if parent is not nil:
        parent = get_keymap(it, parent)
        ancestor: Obj = parent
        while ancestor is not nil:
            if ancestor is own:
                raise error("Cyclic keymap inheritance")
            ancestor = parent_of(it, ancestor)
    cell = own
    while isinstance(cell.cdr, Cons) and cell.cdr.car is not it.s.keymap:
        cell = cell.cdr
    cell.cdr = parent
    return parent


@primitive("keymap-prompt")
def keymap_prompt(it: Any, map: Obj) -> Obj:
    """Return the prompt of MAP, the first string in it, its parents or the keymaps merged into it; nil for none."""
    cell = get_keymap(it, map, must=False)
    while isinstance(cell, Cons):
        item = cell.car
        if isinstance(item, LispString):
            return item
        if isinstance(item, Cons) and item.car is it.s.keymap:
            prompt = keymap_prompt(it, item)
            if prompt is not nil:
                return prompt
        cell = cell.cdr
        if not isinstance(cell, Cons):
            cell = get_keymap(it, cell, must=False)
    return nil


# Bindings


def key_element(it: Any, binding: Obj, *, filters: bool = True) -> Obj:
    """The command or keymap that BINDING, as it stands in a keymap, stands for: menu items are taken apart.

    A menu item's `:filter` function is called when FILTERS.
    """
    if not isinstance(binding, Cons):
        return binding
    if binding.car is it.s.menu_item:
        if not isinstance(binding.cdr, Cons):
            return binding
        rest = binding.cdr.cdr
        if not isinstance(rest, Cons):
            return nil
        definition = rest.car
        properties = rest.cdr
        while filters and isinstance(properties, Cons) and isinstance(properties.cdr, Cons):
            if properties.car is it.intern(":filter"):
                return properties.cdr.car.call(definition)
            properties = properties.cdr
        return definition
    if isinstance(binding.car, LispString):
        binding = binding.cdr
        if isinstance(binding, Cons) and isinstance(binding.car, LispString):
            binding = binding.cdr
    return binding


@primitive("keymap--get-keyelt")
def keymap_get_keyelt(it: Any, object: Obj, autoload: Obj) -> Obj:
    """Return what the binding OBJECT of a keymap stands for; AUTOLOAD non-nil calls a menu item's filter."""
    return key_element(it, object, filters=autoload is not nil)


def access(it: Any, keymap: Obj, event: Obj, *, default: bool = False, inherit: bool = True) -> Obj:
    """What KEYMAP binds EVENT to; UNBOUND when it says nothing.

    With DEFAULT, a binding of `t` counts for every event.  Without INHERIT, parents are left alone.  Where several of
    the maps concerned have a keymap for EVENT, the answer is a keymap of them all.
    """
    event = event_head(event)
    if isinstance(event, Symbol):
        event = reordered(it, event)
    elif type(event) is int:
        event &= CHAR_MASK
        if event & META:
            escape = it.s.meta_prefix_char.value
            below = access(it, keymap, escape, default=default, inherit=inherit) if type(escape) is int else nil
            below = nil if below is UNBOUND else get_keymap(it, below, must=False)
            if below is not nil:
                keymap, event = below, event & ~META
            elif default:
                event = t
            else:
                return UNBOUND
    return _Search(it, event, default, inherit).run(keymap)


class _Search:
    """The search for the binding of one event."""

    def __init__(self, it: Any, event: Obj, default: bool, inherit: bool) -> None:
        self.it = it
        self.event = event
        self.default = default
        self.inherit = inherit

    def run(self, keymap: Obj) -> Obj:
        it, event = self.it, self.event
        head = it.s.keymap
        found: Obj = UNBOUND
        default_binding: Obj = UNBOUND
        maps: list[Obj] = []
        cell = keymap.cdr if isinstance(keymap, Cons) and keymap.car is head else keymap
        while True:
            if not isinstance(cell, Cons):
                cell = get_keymap(it, cell, must=False)
                if not isinstance(cell, Cons):
                    break
            item = cell.car
            value: Obj = UNBOUND
            if item is head:
                if not self.inherit or found is nil:
                    break
                if found is not UNBOUND:
                    parent = self.run(cell)
                    if parent is not UNBOUND:
                        found = self.merge(maps, found, parent)
                    break
                cell = cell.cdr
                continue
            if isinstance(item, Cons):
                if item.car is head:
                    value = self.run(item)
                elif eq(item.car, event):
                    value = item.cdr
                elif self.default and item.car is t:
                    default_binding, value = item.cdr, UNBOUND
            elif type(item) is Vector:
                if type(event) is int and 0 <= event < len(item):
                    value = item[event]
            elif type(item) is CharTable and type(event) is int and 0 <= event <= MAX_CHAR:
                value = item.get(event)
                # In a char-table nil means that nothing is bound, so an explicit nil is stored as t.
                value = UNBOUND if value is nil else nil if value is t else value
            if value is not UNBOUND:
                if value is t:
                    value = nil
                found = self.merge(maps, found, key_element(it, value))
                if found is not UNBOUND and found is not nil and not maps:
                    return found
            cell = cell.cdr
        if found is UNBOUND and default_binding is not UNBOUND:
            return key_element(it, default_binding)
        return found

    def merge(self, maps: list[Obj], found: Obj, value: Obj) -> Obj:
        """FOUND with VALUE, which comes after it; MAPS collects the keymaps among them."""
        if found is UNBOUND or found is nil:
            map_ = get_keymap(self.it, value, must=False) if value is not nil and value is not UNBOUND else nil
            if map_ is not nil:
                maps[:] = [map_]
            return value
        map_ = get_keymap(self.it, value, must=False) if maps and value is not nil else nil
        if map_ is nil:
            return found
        maps.append(map_)
        head = self.it.s.keymap
        return Cons(head, list_to_lisp(maps[:-1], maps[-1]))


def store(it: Any, keymap: Cons, event: Obj, definition: Obj) -> None:
    """Bind EVENT to DEFINITION in KEYMAP itself, not in its parent."""
    head = it.s.keymap
    last_char: Obj = nil
    is_range = isinstance(event, Cons) and type(event.car) is int
    if is_range:
        event, last_char = event.car & CHAR_MASK, event.cdr
    else:
        event = event_head(event)
        if isinstance(event, Symbol):
            event = reordered(it, event)
        elif type(event) is int:
            event &= CHAR_MASK
    before: Cons = keymap
    cell = keymap.cdr
    while isinstance(cell, Cons):
        item = cell.car
        if type(item) is Vector:
            if type(event) is int and 0 <= event < len(item) and not is_range:
                item[event] = definition
                return
            before = cell
        elif type(item) is CharTable:
            stored = t if definition is nil else definition
            if is_range:
                item.set_range(event, last_char, stored)
                return
            if type(event) is int and 0 <= event <= MAX_CHAR:
                item.set(event, stored)
                return
            before = cell
        elif isinstance(item, Cons):
            if item.car is head:
                before = cell
            elif not is_range and eq(item.car, event):
                item.cdr = definition
                return
        elif item is head:
            break
        cell = cell.cdr
    if is_range:
        table = CharTable(head)
        table.set_range(event, last_char, t if definition is nil else definition)
        before.cdr = Cons(table, before.cdr)
    else:
        before.cdr = Cons(Cons(event, definition), before.cdr)


# Key sequences


def check_array(key: Obj) -> None:
    if not isinstance(key, LispString | Vector):
        raise wrong_type("arrayp", key)


def raw_events(it: Any, key: Obj) -> list[Obj]:
    """The events of KEY: in a unibyte string the bit 0x80 means Meta, a vector's lists are converted."""
    if isinstance(key, LispString):
        if key.multibyte:
            return [from_python(ch) for ch in key.s]
        return [code ^ 0x80 | META if code >= 0x80 else code for code in map(ord, key.s)]
    return [char_of_list(it, event) if isinstance(event, Cons) and is_event_list(event) else event for event in key]


def _two_steps(it: Any, event: Obj) -> tuple[Obj, ...]:
    """EVENT as one or two events: a character with Meta is looked up as `meta-prefix-char` and the character."""
    if type(event) is int and event & META:
        return (it.s.meta_prefix_char.value, event & ~META)
    return (event,)


@primitive("define-key")
def define_key(it: Any, keymap: Obj, key: Obj, def_: Obj) -> Obj:
    """Bind KEY, a string or vector of events, to DEF in KEYMAP, and return DEF.

    DEF may be a command, a keymap, a keyboard macro, a menu item, or nil.  An event may be a character, a symbol, a
    range (FROM . TO) of characters, or a list such as (control x).  [remap COMMAND] binds what COMMAND is bound to.
    Signals `wrong-type-argument` with `keymapp` or `arrayp`, and `error` when a part of KEY is bound to a command.
    """
    map_ = get_keymap(it, keymap)
    check_array(key)
    if not len(key):
        return nil
    if type(def_) is Vector and len(def_) and isinstance(def_[0], Cons):
        def_ = Vector(char_of_list(it, each) if isinstance(each, Cons) and is_event_list(each) else each
                      for each in def_)  # fmt: skip
    steps = [(index, step) for index, event in enumerate(raw_events(it, key)) for step in _two_steps(it, event)]
    for number, (index, event) in enumerate(steps):
        if type(event) is not int and not isinstance(event, Symbol | Cons):
            if not isinstance(event, LispString):
                raise wrong_type("stringp", event)
            it.s.message.call(LispString("Key sequence contains invalid event %s"), event)
        if number == len(steps) - 1:
            store(it, map_, event, def_)
            return def_
        below = access(it, map_, event, inherit=False)
        if below is nil or below is UNBOUND:
            below = make_sparse_keymap(it)
            store(it, map_, event, below)
        below = get_keymap(it, below, must=False)
        if below is nil:
            split = number + 1 < len(steps) and steps[number + 1][0] == index
            raise _not_a_prefix(it, key, index if split else index + 1, split)
        map_ = below
    return def_


def _not_a_prefix(it: Any, key: Obj, count: int, escape: bool) -> Signal:
    from elwire.builtins.keys.key_names import key_description

    first = key_description(it, it.s.substring.call(key, 0, count)).s
    if escape:
        first += (" " if first else "") + "ESC"
    return error(f"Key sequence {key_description(it, key).s} starts with non-prefix key {first}")


def lookup(it: Any, keymap: Obj, key: Obj, default: bool = False) -> Obj:
    """What KEY is bound to in KEYMAP, a real keymap; an integer, how many events make a complete key, when too long."""
    map_ = keymap
    events = raw_events(it, key)
    count = len(events)
    for index, event in enumerate(events):
        found = access(it, map_, event, default=default)
        if found is UNBOUND:
            found = nil
        if index == count - 1:
            return found
        map_ = get_keymap(it, found, must=False)
        if map_ is nil:
            return index + 1
    return map_


def lookup_in(it: Any, keymaps: Obj, key: Obj, default: bool = False) -> Obj:
    """`lookup` in KEYMAPS, a keymap or a list of them, of which the first that binds KEY counts."""
    map_ = get_keymap(it, keymaps, must=False)
    if map_ is not nil:
        check_array(key)
        return lookup(it, map_, key, default) if len(key) else map_
    if keymaps is not nil and not isinstance(keymaps, Cons):
        raise wrong_type("keymapp", keymaps)
    too_long: Obj = nil
    cell = keymaps
    while isinstance(cell, Cons):
        each = get_keymap(it, cell.car)
        check_array(key)
        found = lookup(it, each, key, default) if len(key) else each
        if type(found) is int:
            if too_long is nil:
                too_long = found
        elif found is not nil:
            return found
        cell = cell.cdr
    return too_long


@primitive("lookup-key")
def lookup_key(it: Any, keymap: Obj, key: Obj, accept_default: Obj = nil) -> Obj:
    """Return what KEY, a string or vector of events, is bound to in KEYMAP, a keymap or a list of keymaps.

    Nil means that it is undefined; a number, that so many of its events are already a complete key.  With
    ACCEPT-DEFAULT, a binding for t counts for every event.  Signals `wrong-type-argument`.
    """
    found = lookup_in(it, keymap, key, accept_default is not nil)
    if (found is nil or type(found) is int) and type(key) is Vector and len(key) and key[0] is it.s.menu_bar:
        # Menus used to be named by what they show: File for file.
        lower = Vector(it.intern(each.name.lower()) if isinstance(each, Symbol) else each for each in key)
        again = lookup_in(it, keymap, lower, accept_default is not nil)
        if again is not nil and type(again) is not int:
            return again
    return found


# Walking


def own_bindings(it: Any, keymap: Cons) -> Iterator[tuple[Obj, Obj] | Obj]:
    """The bindings of KEYMAP itself as (event, binding), and the keymaps merged into it."""
    cell = keymap.cdr
    while isinstance(cell, Cons) and cell.car is not it.s.keymap:
        item = cell.car
        if isinstance(item, Cons):
            if item.car is it.s.keymap:
                yield item
            else:
                yield (item.car, item.cdr)
        elif type(item) is Vector:
            yield from enumerate(list(item))
        elif type(item) is CharTable:
            for first, last, value in item.effective_runs():
                yield (first if first == last else Cons(first, last), value)
        cell = cell.cdr


def each_own_binding(it: Any, keymap: Cons, function: Callable[[Obj, Obj], object]) -> None:
    """Call FUNCTION with each event and binding of KEYMAP without its parent."""
    for entry in own_bindings(it, keymap):
        if isinstance(entry, Cons):
            each_own_binding(it, entry, function)
            parent = parent_of(it, entry)
            while parent is not nil:
                each_own_binding(it, parent, function)
                parent = parent_of(it, parent)
        else:
            event, value = entry
            function(event, nil if value is t else value)


def each_binding(it: Any, keymap: Obj, function: Callable[[Obj, Obj], object]) -> None:
    """Call FUNCTION with each event and binding of KEYMAP and its parents."""
    map_ = get_keymap(it, keymap)
    while map_ is not nil:
        each_own_binding(it, map_, function)
        map_ = parent_of(it, map_)


@primitive("map-keymap-internal")
def map_keymap_internal(it: Any, function: Obj, keymap: Obj) -> Obj:
    """Call FUNCTION with each event and its binding in KEYMAP but not in its parent; return the parent."""
    map_ = get_keymap(it, keymap)
    each_own_binding(it, map_, function.call)
    return parent_of(it, map_)


@primitive("map-keymap")
def map_keymap(it: Any, function: Obj, keymap: Obj, sort_first: Obj = nil) -> Obj:
    """Call FUNCTION with each event and its binding in KEYMAP and its parents, and return nil.

    Where characters that follow each other have the same binding, the event may be a range (FROM . TO).  With
    SORT-FIRST, characters come in ascending and symbols in alphabetical order.  Signals `wrong-type-argument keymapp`.
    """
    if sort_first is nil:
        each_binding(it, keymap, function.call)
        return nil
    found: list[tuple[Obj, Obj]] = []
    each_binding(it, keymap, lambda event, value: found.append((event, value)))
    for event, value in _merge_sorted(found):
        function.call(event, value)
    return nil


def _merge_sorted(items: list[tuple[Obj, Obj]]) -> list[tuple[Obj, Obj]]:
    """ITEMS merge-sorted by an order that leaves characters and symbols where they are to each other."""
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = _merge_sorted(items[:middle]), _merge_sorted(items[middle:])
    result: list[tuple[Obj, Obj]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if _event_less(right[j][0], left[i][0]):
            result.append(right[j])
            j += 1
        else:
            result.append(left[i])
            i += 1
    return result + left[i:] + right[j:]


def _event_less(a: Obj, b: Obj) -> bool:
    a = a.car if isinstance(a, Cons) else a
    b = b.car if isinstance(b, Cons) else b
    if type(a) is int and type(b) is int:
        return a < b
    return isinstance(a, Symbol) and isinstance(b, Symbol) and a.name < b.name


# Copying


@primitive("copy-keymap")
def copy_keymap(it: Any, keymap: Obj) -> Obj:
    """Return a copy of KEYMAP whose bindings may be changed apart from it.

    Keymaps in it are copied too, but neither those it names by a symbol nor its parent.  Signals
    `wrong-type-argument keymapp`.
    """
    head = it.s.keymap
    map_ = get_keymap(it, keymap)
    items: list[Obj] = []
    cell = map_.cdr
    while isinstance(cell, Cons) and cell.car is not head:
        item = cell.car
        if type(item) is CharTable:
            table = item.copy()
            for first, last, value in list(item.runs()):
                if isinstance(value, Cons):
                    table.set_range(first, last, _copied(it, value))
            item = table
        elif type(item) is Vector:
            item = Vector(_copied(it, each) for each in item)
        elif isinstance(item, Cons):
            item = copy_keymap(it, item) if item.car is head else Cons(item.car, _copied(it, item.cdr))
        items.append(item)
        cell = cell.cdr
    return Cons(head, list_to_lisp(items, cell))


def _copied(it: Any, binding: Obj) -> Obj:
    """BINDING, a copy when it is a keymap or a menu item with one."""
    head = it.s.keymap
    if not isinstance(binding, Cons):
        return binding
    if binding.car is head:
        return copy_keymap(it, binding)
    if binding.car is it.s.menu_item:
        items: list[Obj] = []
        cell: Obj = binding
        while isinstance(cell, Cons):
            items.append(cell.car)
            cell = cell.cdr
        if len(items) > 2 and isinstance(items[2], Cons) and items[2].car is head:
            items[2] = copy_keymap(it, items[2])
        return list_to_lisp(items, cell)
    strings: list[Obj] = []
    cell = binding
    while isinstance(cell, Cons) and isinstance(cell.car, LispString) and len(strings) < 2:
        strings.append(cell.car)
        cell = cell.cdr
    if strings and isinstance(cell, Cons) and cell.car is head:
        return list_to_lisp(strings, copy_keymap(it, cell))
    return list_to_lisp(strings, cell) if strings else binding


def prefix_symbol(it: Any, name: str, keymap: Obj) -> PlainSymbol:
    """The symbol NAME with KEYMAP as its function, as prefix commands have it."""
    symbol: PlainSymbol = it.intern(name)
    it.fset(symbol, keymap)
    return symbol
