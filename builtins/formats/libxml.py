"""XML and HTML to lists, by libxml2 through lxml."""

from __future__ import annotations

import re
from typing import Any

from elwire.builtins.buffers.deletion import region
from elwire.interpreter.objects import Cons, LispString, Obj, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.strings import check_string, internal_bytes

_PARTS = re.compile(rb"<!--.*?-->|<!\[CDATA\[(.*?)\]\]>|<\?.*?\?>", re.DOTALL)
_MARK = "elwire-cdata"
"""The target of the processing instructions that stand for CDATA sections, which lxml would merge with text."""


class _Tree:
    """Makes lists of lxml's nodes."""

    def __init__(self, it: Any, etree: Any, sections: list[str], html: bool = False) -> None:
        self.it = it
        self.etree = etree
        self.sections = sections
        self.html = html
        self.names: dict[str, Obj] = {}

    def node(self, node: Any) -> Obj:
        """The list that NODE is, nil for what is neither element nor comment."""
        tag = node.tag
        if type(tag) is not str:
            return self.other(node)
        children: list[Obj] = []
        text = node.text
        if text:
            children.append(LispString(text, True))
        html = self.html
        section = False
        for child in node:
            made = self.node(child)
            tail = child.tail
            if html and type(made) is LispString:
                # What newer versions of libxml2 take for a comment is text like that around it.
                if children and type(children[-1]) is LispString:
                    made.s = children.pop().s + made.s
                children.append(LispString(made.s + (tail or ""), True))
                continue
            if section and type(made) is LispString:  # CDATA right behind CDATA
                made.s = children.pop().s + made.s
            section = type(made) is LispString and not tail
            children.append(made)
            if tail:
                children.append(LispString(tail, True))
        pairs: Obj = nil
        for key, value in reversed(node.items()):
            pairs = Cons(Cons(self.names.get(key) or self.name(key), LispString(value, True)), pairs)
        if html:
            tag = tag.rpartition(":")[2]
        return Cons(self.names.get(tag) or self.name(tag), Cons(pairs, list_to_lisp(children)))

    def other(self, node: Any) -> Obj:
        """What NODE is, which is no element."""
        etree = self.etree
        if node.tag is etree.Comment:
            if self.html and node.text and node.text[0] in "?[":
                return self.odd_comment(node.text)
            return list_to_lisp([self.it.s.comment, nil, LispString(node.text or "", True)])
        if node.tag is etree.PI and node.target == _MARK:
            return LispString(self.sections[int(node.text)], True)
        return nil

    def odd_comment(self, text: str) -> Obj:
        """What Emacs's libxml2 makes of processing instructions and CDATA; newer ones call them comments in HTML."""
        if text.startswith("[CDATA["):
            return LispString(f"<!{text}>", True)
        return nil if text[0] == "?" else list_to_lisp([self.it.s.comment, nil, LispString(text, True)])

    def name(self, name: str) -> Obj:
        """The symbol for NAME without its namespace; Emacs takes each of its bytes for a character."""
        local = name.rpartition("}")[2]
        symbol = self.names[name] = self.it.intern(
            local if local.isascii() else local.encode("utf-8").decode("latin-1")
        )
        return symbol

    def document(self, root: Any, discard_comments: bool) -> Obj:
        """The list for the document of ROOT: its root, or `top` with what stands beside it."""
        nodes = [*reversed(list(root.itersiblings(preceding=True))), root, *root.itersiblings()]
        if discard_comments:
            nodes = [node for node in nodes if node.tag is not self.etree.Comment]
        parts = [each for each in map(self.node, nodes) if each is not nil]
        if self.html:
            self.adopt(parts)
        return self.top(parts)

    def adopt(self, parts: list[Obj]) -> None:
        """Make further roots among PARTS the last children of the first."""
        comment = self.it.s.comment
        roots = [part for part in parts if part.car is not comment]
        for other in roots[1:]:
            parts.remove(other)
            cell = roots[0]
            while cell.cdr is not nil:
                cell = cell.cdr
            cell.cdr = Cons(other, nil)

    def top(self, parts: list[Obj]) -> Obj:
        if len(parts) == 1:
            return parts[0]
        return Cons(self.it.s.top, Cons(nil, list_to_lisp(parts))) if parts else nil


def _source(it: Any, start: Obj, end: Obj, base_url: Obj) -> tuple[bytes, Any]:
    first, last = region(it, start, end)
    url = None if base_url is nil else check_string(base_url).s
    buffer = it.buffer
    string = LispString(buffer.string(first, last), buffer.multibyte)
    return (internal_bytes(string) if buffer.multibyte else string.s.encode("latin-1")), url


@primitive("libxml-available-p")
def libxml_available_p() -> Obj:
    """Return t if XML and HTML can be parsed: if lxml is installed."""
    from importlib.util import find_spec

    return t if find_spec("lxml") is not None else nil


@primitive("libxml-parse-xml-region")
def libxml_parse_xml_region(it: Any, start: Obj, end: Obj, base_url: Obj = nil, discard_comments: Obj = nil) -> Obj:
    """Return the XML from START to END as a list `(TAG ATTRIBUTES CHILDREN...)`, nil if it is not well-formed.

    TAG is a symbol, ATTRIBUTES an alist of symbols and strings, a child a string or such a list; a comment is
    `(comment nil TEXT)`.  Where something stands beside the root, the value is `(top nil ...)`; with DISCARD-COMMENTS
    non-nil comments there do not count.  BASE-URL, a string or nil, is where the text is from.
    """
    data, url = _source(it, start, end, base_url)
    from lxml import etree

    sections: list[str] = []

    def mark(match: re.Match[bytes]) -> bytes:
        if match.group(1) is None:
            return match.group()
        sections.append(match.group(1).decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n"))
        return f"<?{_MARK} {len(sections) - 1}?>".encode()

    if b"<![CDATA[" in data:
        data = _PARTS.sub(mark, data)
    parser = etree.XMLParser(
        encoding="utf-8", remove_blank_text=True, resolve_entities=False, no_network=True, strip_cdata=False
    )
    try:
        root = etree.fromstring(data, parser, base_url=url)
    except etree.XMLSyntaxError:
        return nil
    if sections and any(
        each.tag is etree.PI and each.target == _MARK
        for each in (*root.itersiblings(preceding=True), *root.itersiblings())
    ):
        return nil
    return _Tree(it, etree, sections).document(root, discard_comments is not nil)


_BARE = re.compile(rb"(?is)((?:\s|<!--.*?-->|<!doctype[^>]*>|<\?[^>]*>)*(?:<html[^>]*>\s*)?)[^<\s]")
"""Text before any element; Emacs's libxml2 puts it into a paragraph, newer ones do not."""
_COMMENT = re.compile(rb"<!--(.*?)-->", re.DOTALL)


@primitive("libxml-parse-html-region")
def libxml_parse_html_region(it: Any, start: Obj, end: Obj, base_url: Obj = nil, discard_comments: Obj = nil) -> Obj:
    """Return the HTML from START to END as a list like that of `libxml-parse-xml-region`.

    What is missing, such as `html` and `body`, is supplied.
    """
    data, url = _source(it, start, end, base_url)
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_blank_text=True, recover=True, no_network=True)
    tree = _Tree(it, etree, [], html=True)
    data = data.replace(b"\0", b" ")
    bare = _BARE.match(data)
    if bare is not None:
        data = data[: bare.end(1)] + b"<p>" + data[bare.end(1) :]
    try:
        root = etree.fromstring(data, parser, base_url=url)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        # lxml wants an element; a text of comments alone has none.
        if discard_comments is not nil or _COMMENT.sub(b"", data).strip():
            return nil
        texts = [each.decode("utf-8", "replace") for each in _COMMENT.findall(data)]
        return tree.top([list_to_lisp([it.s.comment, nil, LispString(text, True)]) for text in texts])
    return tree.document(root, discard_comments is not nil)
