"""The reader and the grammar that defines it say the same."""

from __future__ import annotations

import gzip
import random
from pathlib import Path
from typing import Any

import pytest

from elwire.interpreter import reader_generate
from elwire.interpreter.core import Interpreter
from elwire.interpreter.reader import Reader
from elwire.interpreter.reader_grammar import parse, parse_file
from tests.reader_dump import dump

EMACS_LISP = Path("/usr/share/emacs/28.2/lisp")

CORPUS = r"""
foo bar-baz 1+ -1+ a?b \?a a\ b \\ \1 1\ a\.b ... .a :key & @ #:foo #: #_bar #_ ## #:a\ b
1 -1 +1 1. -1. 007 123456789012345678901234567890 1.5 -.5 .5e3 1e5 1.e5 1.0e+INF -1.0e+INF 0.0e+NaN -3.0e+NaN
1e 1e+ --1 +-1 1/2 1.5.6 -
#xff #XFF #o17 #b101 #24r1k #x-ff #36rZz
?a ?\a ?\C-a ?\^? ?\M-\C-x ?\S-\H-\s-\A-z ?\x41 ?\u00e9 ?\U0001F600 ?\N{SNOWMAN} ?\N{U+41} ?\12 ?\s ?\s-a ?\( ?\d ?λ ?\
?( ?" ?;
"" "abc" "a\nb" "a\"b" "a\\b" "\x41\ b" "\C-a\M-a" "\u00e9\351" "λ" "\x100" "a\
b" "\N{SNOWMAN}" "\^@\^?" "a
b"
() (a) (a . b) (a b . c) (a . (b . (c))) ( . a) (a .b) (a.b) (a .(b)) (. a) (a .'b) (.) (a .)
'a `(a ,b ,@c) #'car '#'car ''a ' a , @a
[] [a b [c]] [a .b]
#s(foo 1 "a") #s(hash-table test equal data ("a" 1 (b) 2)) #&10"\377\1" #&0"" #("abc" 0 1 (face bold) 1 3 (x (y)))
#[(x) "\300\207" [a "b"] 1 "doc"] #^^[1 0 a b c d e f g h i j k l m n o p]
#1=(a . #1#) (#1=(a) #1# #2=[#2# b]) #3=#s(foo #3# (#3#)) (#4="a" #4#) #5='#5# (#6=nil #6# #7=5 #7#)
; comment
a;comment
b #!x y
c #@4abcd_d
"""


@pytest.fixture
def it() -> Interpreter:
    interpreter = Interpreter()
    interpreter.intern("load-file-name").value = interpreter.intern("nil")
    return interpreter


def read_all(it: Interpreter, text: str) -> list[Any]:
    reader = Reader(it, text)
    objects = []
    while not reader.at_end():
        objects.append(reader.read())
    return objects


def same(it: Interpreter, text: str) -> int:
    ours, theirs = read_all(it, text), parse_file(it, text)
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert dump(one) == dump(other)
    return len(ours)


def test_the_tokens_are_up_to_date() -> None:
    assert reader_generate.OUTPUT.read_text("utf-8") == reader_generate.generate()


def test_every_kind_of_token_is_in_the_corpus(it: Interpreter) -> None:
    import re

    from elwire.interpreter import _tokens

    text = corpus()
    names = {value: name for name, value in vars(_tokens).items() if type(value) is int}
    seen = set()
    match = re.compile(_tokens.PATTERN).match
    pos = 0
    while m := match(text, pos):
        seen.add(names[m.lastindex or 0])
        pos = m.end()
    assert set(names.values()) - seen == {"FILE_NAME", "REST", "CHAR_TABLE_OPEN"}


def corpus() -> str:
    return CORPUS.replace("_d", "\x1fd").replace("?\\\n?(", "?\\ \n?(")


def test_corpus(it: Interpreter) -> None:
    assert same(it, corpus()) > 120


@pytest.mark.parametrize("text", ["#$", "#@00 the rest )", "(a #$)", "#^[" + " nil" * 68 + "]"])
def test_rare_tokens(it: Interpreter, text: str) -> None:
    assert same(it, text) == 1


def test_random_sequences_of_tokens(it: Interpreter) -> None:
    """What the grammar accepts, the reader reads, as the same; what it does not, the reader signals."""
    from lark.exceptions import LarkError

    from elwire.interpreter.signals import Signal

    source = random.Random(20)
    pieces = [*corpus().split(), " ", "(", ")", ".", "[", "]", "'", "`", ",", ",@", "#'", "\n", "#1=", "#1#", "?", "\\"]
    accepted = 0
    for _ in range(600):
        text = source.choice(["", " "]).join(source.choices(pieces, k=source.randint(1, 6)))
        try:
            expected = parse(it, text)
        except (LarkError, Signal, KeyError, TypeError, AttributeError, IndexError):
            continue
        accepted += 1
        assert dump(Reader(it, text).read()) == dump(expected), text
    assert accepted > 60


@pytest.mark.skipif(not EMACS_LISP.is_dir(), reason="no Emacs Lisp sources here")
@pytest.mark.parametrize("name", ["emacs-lisp/byte-run.el.gz", "international/iso-transl.el.gz", "net/ldap.el.gz"])
def test_real_files(it: Interpreter, name: str) -> None:
    with gzip.open(EMACS_LISP / name) as file:
        assert same(it, file.read().decode("utf-8")) > 10
