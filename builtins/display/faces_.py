"""Faces as data: named sets of attributes, a global one for new frames and one for the frame."""

from __future__ import annotations

from typing import Any

from elwire.builtins.display.display_objects import display, live_frame
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, lisp_list, list_to_python, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import Signal, signal, wrong_type

variable("face-new-frame-defaults", nil, "Alist of faces and their attributes on new frames.")
variable("face-default-stipple", lambda it: LispString("gray3", False), "The stipple of faces that have none.")
variable("face-font-rescale-alist", nil, "Alist of fonts and factors for their sizes.")
variable("face-ignored-fonts", nil, "Regexps for fonts that are never used.")
variable("face-remapping-alist", nil, "Alist of faces and what stands for them in the buffer.", buffer_local=True)
variable("face-filters-always-match", nil, "Whether filters of face remappings match everywhere.")
variable("tty-defined-color-alist", nil, "Alist of the colours of text terminals.")
variable("custom--declared-faces", nil, "Faces that `defface' has declared and nothing has asked for yet.")
variable("scalable-fonts-allowed", nil, "Which scalable fonts may be used.")

_KEYWORDS = (
    ":family", ":foundry", ":width", ":height", ":weight", ":slant", ":underline", ":inverse-video", ":foreground",
    ":background", ":stipple", ":overline", ":strike-through", ":box", ":font", ":inherit", ":fontset",
    ":distant-foreground", ":extend",
)  # fmt: skip
_INDEX = {name: index for index, name in enumerate(_KEYWORDS, start=1)} | {":bold": 5, ":italic": 6}
_SIZE = len(_KEYWORDS) + 1
_STATE = "faces"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WEIGHTS = _words(
    "thin ultra-light ultralight extra-light extralight light semi-light semilight demilight normal regular unspecified"
    " book medium semi-bold semibold demibold demi bold extra-bold extrabold ultra-bold ultrabold black heavy"
    " ultra-heavy"
)
SLANTS = _words("reverse-oblique ro reverse-italic ri normal r roman italic i ot oblique o")
WIDTHS = _words(
    "ultra-condensed ultracondensed extra-condensed extracondensed condensed compressed narrow semi-condensed"
    " semicondensed demicondensed normal medium regular semi-expanded semiexpanded demiexpanded expanded"
    " extra-expanded extraexpanded ultra-expanded ultraexpanded wide"
)


class _Faces:
    """The global faces of one interpreter; those of the frame are in the frame."""

    def __init__(self) -> None:
        self.defaults: dict[Symbol, Vector] = {}


def _faces(it: Any) -> _Faces:
    """The faces of IT: at first those that Emacs has from the start, then those that `defface` has declared."""
    faces: _Faces | None = it.chapter_state.get(_STATE)
    if faces is None:
        from elwire.builtins.display.standard_faces import standard_faces

        faces = it.chapter_state[_STATE] = _Faces()
        frame = display(it).frame
        for number, (symbol, attributes) in enumerate(standard_faces(it)):
            faces.defaults[symbol], frame.faces[symbol] = _blank(it), _blank(it)
            for keyword, value in zip(attributes[::2], attributes[1::2], strict=True):
                frame.faces[symbol][_INDEX[keyword.name]] = value
            it.s.put.call(symbol, it.s.face, number)
    pending = it.s.custom__declared_faces
    if pending.value is not nil:
        declared, pending.value = list_to_python(pending.value), nil
        for face in reversed(declared):
            it.s.face_spec__realize.call(face)
    return faces


def _blank(it: Any) -> Vector:
    return Vector([it.s.face, *[it.s.unspecified] * len(_KEYWORDS)])


def _invalid(face: Obj) -> Signal:
    return signal("error", LispString("Invalid face"), face)


def _name(it: Any, face: Obj) -> Obj:
    """The symbol of FACE, aliases followed."""
    if isinstance(face, LispString):
        face = it.intern(face.s)
    seen = 0
    while isinstance(face, Symbol) and seen < 10:
        alias = it.s.get.call(face, it.s.face_alias)
        if alias is nil or not isinstance(alias, Symbol):
            break
        face = alias
        seen += 1
    return face


def _table(it: Any, frame: Obj) -> dict[Symbol, Any]:
    """The faces of FRAME, t for the global ones and nil for the selected frame's."""
    defaults = _faces(it).defaults
    return defaults if frame is t else live_frame(it, frame).faces


def _find(it: Any, face: Obj, frame: Obj) -> Vector:
    found: Vector | None = _table(it, frame).get(_name(it, face))
    if found is None:
        raise _invalid(face)
    return found


def _attribute(it: Any, keyword: Obj) -> int:
    if not isinstance(keyword, Symbol):
        raise wrong_type("symbolp", keyword)
    index = _INDEX.get(keyword.name)
    if index is None:
        raise signal("error", LispString("Invalid face attribute name"), keyword)
    return index


@primitive("internal-lisp-face-p")
def internal_lisp_face_p(it: Any, face: Obj, frame: Obj = nil) -> Obj:
    """Return the attributes of FACE, a vector, on FRAME, nil meaning for new frames; nil when it is no face."""
    defaults = _faces(it).defaults
    table = defaults if frame is nil else live_frame(it, frame).faces
    return table.get(_name(it, face), nil)


@primitive("frame--face-list")
def frame_face_list(it: Any) -> Obj:
    """Return a list of all faces, in the order in which they were made."""
    return lisp_list(*_faces(it).defaults)


@primitive("internal-make-lisp-face")
def internal_make_lisp_face(it: Any, face: Obj, frame: Obj = nil) -> Obj:
    """Make FACE, a symbol, a face without attributes on FRAME, or with nil for new frames; return its attributes."""
    if not isinstance(face, Symbol):
        raise wrong_type("symbolp", face)
    defaults = _faces(it).defaults
    if frame is nil:
        made = defaults[face] = _blank(it)
        if it.s.get.call(face, it.s.face) is nil:
            it.s.put.call(face, it.s.face, len(defaults) - 1)
        return made
    target = live_frame(it, frame)
    defaults.setdefault(face, _blank(it))
    if it.s.get.call(face, it.s.face) is nil:
        it.s.put.call(face, it.s.face, len(defaults) - 1)
    made = target.faces[face] = _blank(it)
    return made


@primitive("internal-lisp-face-empty-p")
def internal_lisp_face_empty_p(it: Any, face: Obj, frame: Obj = nil) -> Obj:
    """Return t if FACE has no attributes on FRAME, t meaning for new frames.  Signals `error` for what is no face."""
    unspecified = it.s.unspecified
    return t if all(each is unspecified for each in _find(it, face, frame)[1:]) else nil


@primitive("internal-get-lisp-face-attribute")
def internal_get_lisp_face_attribute(it: Any, symbol: Obj, keyword: Obj, frame: Obj = nil) -> Obj:
    """Return the attribute KEYWORD of the face SYMBOL on FRAME, t meaning for new frames.

    Signals `error` for what is no face or no attribute.
    """
    if not isinstance(symbol, Symbol):
        raise wrong_type("symbolp", symbol)
    if not isinstance(keyword, Symbol):
        raise wrong_type("symbolp", keyword)
    face = _find(it, symbol, frame)
    return face[_attribute(it, keyword)]


# Setting


def _symbol_in(names: frozenset[str], what: str, value: Obj) -> None:
    if not isinstance(value, Symbol):
        raise wrong_type("symbolp", value)
    if value.name not in names:
        raise signal("error", LispString(f"Invalid face {what}"), value)


def _check_value(it: Any, keyword: str, value: Obj) -> None:
    """Signal when VALUE is none for the attribute KEYWORD."""
    if value in (it.s.unspecified, it.intern(":ignore-defface")):
        return
    if keyword in (":family", ":foundry"):
        if not isinstance(value, LispString):
            raise wrong_type("stringp", value)
        if not value.s:
            raise signal("error", LispString("Invalid face " + keyword[1:]), value)
    elif keyword == ":height":
        fits = value > 0 if type(value) in (int, float) else isinstance(value, Symbol | Cons) and value is not nil
        if not fits:
            raise signal("error", LispString("Face height does not produce a positive integer"), value)
    elif keyword == ":weight":
        _symbol_in(WEIGHTS, "weight", value)
    elif keyword == ":slant":
        _symbol_in(SLANTS, "slant", value)
    elif keyword == ":width":
        _symbol_in(WIDTHS, "width", value)
    elif keyword == ":underline":
        if value is not nil and value is not t and not isinstance(value, LispString | Cons):
            raise signal("error", LispString("Invalid face underline"), value)
    elif keyword in (":overline", ":strike-through"):
        if value is not nil and value is not t and not (isinstance(value, LispString) and value.s):
            raise signal("error", LispString("Invalid face " + keyword[1:]), value)
    elif keyword == ":box":
        if value is not nil and value is not t and type(value) is not int and not isinstance(value, LispString | Cons):
            raise signal("error", LispString("Invalid face box"), value)
    elif keyword in (":inverse-video", ":extend"):
        if not isinstance(value, Symbol):
            raise wrong_type("symbolp", value)
        if value is not nil and value is not t:
            raise signal("error", LispString("Invalid value for face attribute " + keyword), value)
    elif keyword in (":foreground", ":background", ":distant-foreground"):
        if not isinstance(value, LispString):
            raise wrong_type("stringp", value)
        if not value.s:
            raise signal("error", LispString("Empty color value"), value)
    elif keyword == ":inherit":
        items = list_to_python(value) if isinstance(value, Cons) else [value]
        if not all(isinstance(each, Symbol) for each in items):
            raise signal("error", LispString("Invalid face inheritance"), value)


@primitive("internal-set-lisp-face-attribute")
def internal_set_lisp_face_attribute(it: Any, face: Obj, attr: Obj, value: Obj, frame: Obj = nil) -> Obj:
    """Make VALUE the attribute ATTR of FACE, made if need be, and return FACE.

    FRAME t means for new frames, nil the selected frame, 0 both.  Signals `error` for what is no attribute or no value
    of it.
    """
    if not isinstance(face, Symbol):
        raise wrong_type("symbolp", face)
    if not isinstance(attr, Symbol):
        raise wrong_type("symbolp", attr)
    name = _name(it, face)
    if frame == 0 and type(frame) is int:
        for each in (t, nil):
            internal_set_lisp_face_attribute(it, face, attr, value, each)
        return face
    table = _table(it, frame)
    index = _attribute(it, attr)
    keyword = attr.name
    if keyword in (":bold", ":italic"):
        normal, special = it.s.normal, it.s.bold if keyword == ":bold" else it.s.italic
        value = normal if value is nil else special
    else:
        _check_value(it, keyword, value)
    if name not in table:
        _faces(it).defaults.setdefault(name, _blank(it))
        table[name] = _blank(it) if frame is not t else _faces(it).defaults[name]
    table[name][index] = value
    return face


@primitive("internal-copy-lisp-face")
def internal_copy_lisp_face(it: Any, from_: Obj, to: Obj, frame: Obj, new_frame: Obj) -> Obj:
    """Give the face TO on NEW-FRAME the attributes that FROM has on FRAME; t for FRAME means both for new frames.

    Return TO.  Signals `error` when FROM is no face.
    """
    for each in (from_, to):
        if not isinstance(each, Symbol):
            raise wrong_type("symbolp", each)
    source = _find(it, from_, frame)
    if frame is t:
        _faces(it).defaults[to] = Vector(source)
    else:
        target = live_frame(it, frame if new_frame is nil else new_frame)
        _faces(it).defaults.setdefault(to, _blank(it))
        target.faces[to] = Vector(source)
    return to


@primitive("internal-merge-in-global-face")
def internal_merge_in_global_face(it: Any, face: Obj, frame: Obj) -> Obj:
    """Let FACE on FRAME have those attributes that it has for new frames; return nil."""
    live_frame(it, frame)
    defaults = _find(it, face, t)
    own = _table(it, frame).setdefault(_name(it, face), _blank(it))
    for index in range(1, _SIZE):
        if defaults[index] is not it.s.unspecified:
            own[index] = defaults[index]
    return nil


@primitive("internal-lisp-face-equal-p")
def internal_lisp_face_equal_p(it: Any, face1: Obj, face2: Obj, frame: Obj = nil) -> Obj:
    """Return t if FACE1 and FACE2 have the same attributes on FRAME, t meaning for new frames."""
    from elwire.interpreter.equality import equal

    first, second = _find(it, face1, frame), _find(it, face2, frame)
    return t if all(equal(a, b) for a, b in zip(first[1:], second[1:], strict=True)) else nil


@primitive("internal-lisp-face-attribute-values")
def internal_lisp_face_attribute_values(attr: Obj) -> Obj:
    """Return (t nil) when those are the discrete values of the attribute ATTR, else nil."""
    if not isinstance(attr, Symbol):
        raise wrong_type("symbolp", attr)
    discrete = (":underline", ":overline", ":strike-through", ":inverse-video", ":extend")
    return lisp_list(t, nil) if attr.name in discrete else nil


@primitive("face-attribute-relative-p")
def face_attribute_relative_p(it: Any, attribute: Obj, value: Obj) -> Obj:
    """Return t if VALUE of ATTRIBUTE depends on what is below: unspecified, or a height that is no integer."""
    if value in (it.s.unspecified, it.intern(":ignore-defface")):
        return t
    if isinstance(attribute, Symbol) and attribute.name == ":height":
        return nil if type(value) is int else t
    return nil


@primitive("merge-face-attribute")
def merge_face_attribute(it: Any, attribute: Obj, value1: Obj, value2: Obj) -> Obj:
    """Return VALUE1 of ATTRIBUTE seen on top of VALUE2."""
    if value1 in (it.s.unspecified, it.intern(":ignore-defface")):
        return value2
    height = isinstance(attribute, Symbol) and attribute.name == ":height"
    if height and type(value1) is float and type(value2) in (int, float):
        product = value1 * value2
        return int(product) if type(value2) is int else product
    return value1


@primitive("face-attributes-as-vector")
def face_attributes_as_vector(it: Any, plist: Obj) -> Obj:
    """Return a vector of the attributes of a face, of which PLIST says some."""
    result = Vector([it.s.unspecified] * _SIZE)
    while isinstance(plist, Cons) and isinstance(plist.cdr, Cons):
        index = _INDEX.get(plist.car.name) if isinstance(plist.car, Symbol) else None
        if index is not None:
            _check_value(it, plist.car.name, plist.cdr.car)
            result[index] = plist.cdr.car
        plist = plist.cdr.cdr
    return result


@primitive("face-font")
def face_font(it: Any, face: Obj, frame: Obj = nil, character: Obj = nil) -> Obj:
    """Return "tty", the font of FACE on FRAME for CHARACTER, for there is only one; t for FRAME gives its styles."""
    attributes = _find(it, face, frame)
    if frame is not t:
        return LispString("tty", False)
    styles = []
    if attributes[5] not in (it.s.unspecified, it.s.normal):
        styles.append(it.s.bold)
    if attributes[6] not in (it.s.unspecified, it.s.normal):
        styles.append(it.s.italic)
    return lisp_list(*styles[::-1])


@primitive("clear-face-cache")
def clear_face_cache(thoroughly: Obj = nil) -> Obj:
    """Return nil: without a screen no face is realized, THOROUGHLY or not."""
    return nil


@primitive("display-supports-face-attributes-p")
def display_supports_face_attributes_p(it: Any, attributes: Obj, display: Obj = nil) -> Obj:
    """Return nil: without a screen DISPLAY shows none of ATTRIBUTES."""
    return nil


# Colours


def color_spec(text: str) -> tuple[int, int, int] | None:
    """Red, green and blue, 0 to 65535, of a numeric colour: #RGB, rgb:R/G/B or rgbi:R/G/B; None when it is none."""
    try:
        if text.startswith("#"):
            digits = text[1:]
            width = len(digits) // 3
            if len(digits) % 3 or not 1 <= width <= 4 or not digits.isalnum():
                return None
            parts = [digits[i * width : (i + 1) * width] for i in range(3)]
        elif text.startswith("rgb:"):
            parts = text[4:].split("/")
            if len(parts) != 3 or not all(1 <= len(part) <= 4 and part.isalnum() for part in parts):
                return None
        elif text.startswith("rgbi:"):
            shares = [float(part) for part in text[5:].split("/")]
            if len(shares) != 3 or not all(0 <= share <= 1 for share in shares):
                return None
            red, green, blue = (int(share * 65535 + 0.5) for share in shares)
            return red, green, blue
        else:
            return None
        red, green, blue = (int(part, 16) * 65535 // ((1 << 4 * len(part)) - 1) for part in parts)
        return red, green, blue
    except ValueError:
        return None


@primitive("color-values-from-color-spec")
def color_values_from_color_spec(spec: Obj) -> Obj:
    """Return (RED GREEN BLUE), 0 to 65535, of SPEC, a string such as #RGB or rgb:R/G/B; nil when it is none such."""
    if not isinstance(spec, LispString):
        raise wrong_type("stringp", spec)
    values = color_spec(spec.s)
    return nil if values is None else lisp_list(*values)
