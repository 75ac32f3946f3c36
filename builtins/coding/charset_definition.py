"""Character sets that Lisp defines: `define-charset-internal`, of which `define-charset` is made."""

from __future__ import annotations

from typing import Any

from elwire.builtins.coding.charset_maps import CharMap, CodeSpace, _index, known_map
from elwire.builtins.coding.charset_types import Charset, charsets_of, read_code
from elwire.builtins.coding.charsets import check_charset
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, list_to_python, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, signal, wrong_type


def map_from(it: Any, charset: Charset, value: Obj) -> CharMap | None:
    """The map that VALUE, a vector of codes and characters or the name of a known map or a file, stands for."""
    changes: dict[int, int] = {}
    if isinstance(value, LispString):
        known = _named(value.s)
        if known is not None:
            return known
        changes = _read_map(it, value)
    elif isinstance(value, Vector):
        for at in range(0, len(value) - 1, 2):
            code, char = value[at], value[at + 1]
            if isinstance(code, Cons):
                first, last = read_code(code.car), read_code(code.cdr)
            else:
                first = last = read_code(code)
            for step in range(last - first + 1):
                changes.setdefault(first + step, char + step)
    else:
        raise wrong_type("vectorp", value)
    table = CharMap(charset.space)
    table.changes = changes
    return table


def _named(name: str) -> CharMap | None:
    """The map of the charset whose definition calls it NAME."""
    from elwire.builtins.coding.charset_facts import DEFINITIONS

    for line in DEFINITIONS.splitlines():
        if f'map "{name}"' in line:
            charset = line.partition(" ")[0]
            return known_map(charset) if charset in _index() else None
    return None


def _read_map(it: Any, name: LispString) -> dict[int, int]:
    """The codes and characters in the file NAME of `charset-map-path`: a line has a code or range and a character."""
    found = it.s.locate_file.call(name, it.s.charset_map_path.value, it.eval_string('\'(".map" ".TXT")'))
    if found is nil:
        raise signal("file-missing", LispString("Loading charset map"), LispString("No such file or directory"), name)
    changes: dict[int, int] = {}
    with open(found.s, encoding="latin-1") as file:
        for line in file:
            words = line.partition("#")[0].split()
            if len(words) >= 2:
                first, _, last = words[0].partition("-")
                start, char = int(first, 16), int(words[1], 16)
                for step in range((int(last, 16) if last else start) - start + 1):
                    changes.setdefault(start + step, char + step)
    return changes


def _code_space(dimension: Obj, value: Obj) -> CodeSpace:
    if not isinstance(value, Vector):
        raise wrong_type("vectorp", value)
    if type(dimension) is not int:
        raise wrong_type("fixnump", dimension)
    if not 1 <= dimension <= 4:
        raise signal("args-out-of-range", dimension, 1, 4)
    if len(value) < 8:
        raise signal("args-out-of-range", value, len(value))
    ranges = []
    for place in range(dimension):
        low, high = (value[2 * place], value[2 * place + 1])
        for each in (low, high):
            if type(each) is not int:
                raise wrong_type("fixnump", each)
        if not 0 <= low <= 255:
            raise signal("args-out-of-range", low, 0, 255)
        if not low <= high <= 255:
            raise signal("args-out-of-range", high, low, 255)
        ranges.append((low, high))
    return CodeSpace(ranges)


def _between(value: Obj, low: int, high: int) -> int:
    if value is nil:
        return -1
    if type(value) is not int:
        raise wrong_type("fixnump", value)
    if not low <= value <= high:
        raise signal("args-out-of-range", value, low, high)
    return value


@primitive("define-charset-internal")
def define_charset_internal(
    it: Any,
    name: Obj,
    dimension: Obj,
    code_space: Obj,
    min_code: Obj,
    max_code: Obj,
    iso_final_char: Obj,
    iso_revision_number: Obj,
    emacs_mule_id: Obj,
    ascii_compatible_p: Obj,
    supplementary_p: Obj,
    invalid_code: Obj,
    code_offset: Obj,
    map_: Obj,
    subset: Obj,
    superset: Obj,
    unify_map: Obj,
    plist: Obj,
    *rest: Obj,
) -> Obj:
    """Define the character set NAME; `define-charset` is made of this."""
    if not isinstance(name, Symbol):
        raise wrong_type("symbolp", name)
    charsets = charsets_of(it)
    space = _code_space(dimension, code_space)
    old = charsets.by_name.get(name.name)
    charset = Charset(name.name, len(charsets.by_id) if old is None else old.id, space)
    charset.it = it
    for value, attribute in ((min_code, "first"), (max_code, "last")):
        if value is not nil:
            code = read_code(value)
            if not space.first <= code <= space.last:
                raise signal("args-out-of-range", space.first, space.last, code)
            setattr(charset, attribute, code)
    charset.first_index = space.index(charset.first) or 0
    if iso_final_char is not nil:
        if type(iso_final_char) is not int:
            raise wrong_type("fixnump", iso_final_char)
        if not 0x30 <= iso_final_char <= 0x7E:
            raise error(f"Invalid iso-final-char: {iso_final_char}")
        charset.final = iso_final_char
    charset.revision = _between(iso_revision_number, -1, 63)
    charset.emacs_mule_id = _between(emacs_mule_id, 0, 255)
    charset.ascii = ascii_compatible_p is not nil
    charset.supplementary = supplementary_p is not nil
    if code_offset is not nil:
        if type(code_offset) is not int:
            raise wrong_type("characterp", code_offset)
        charset.offset = code_offset
        charset.kind = "offset"
        top = code_offset + (space.index(charset.last) or 0) - charset.first_index
        if top > 0x3FFFFF:
            raise error(f"Unsupported max char: {0}")
        if unify_map is not nil:
            charset.map = map_from(it, charset, unify_map)
    elif map_ is not nil:
        charset.kind = "map"
        charset.map = map_from(it, charset, map_)
    elif subset is not nil:
        charset.kind = "subset"
        parent, low, high, shift = list_to_python(subset)
        charset.parents = [(check_charset(it, parent), low, high, shift)]
    elif superset is not nil:
        charset.kind = "superset"
        for each in list_to_python(superset):
            parent, shift = (each.car, each.cdr) if isinstance(each, Cons) else (each, 0)
            charset.parents.append((check_charset(it, parent), 0, 0, shift))
    else:
        raise error("None of :code-offset, :map, :parents are specified")
    charset.plist = plist
    if old is None:
        names = it.s.charset_list.value
        charsets.add(charset)
        it.s.charset_list.value = Cons(name, names)
    else:
        charsets.replace(old, charset)
    return nil
