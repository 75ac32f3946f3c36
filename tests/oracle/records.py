"""The format of a chapter of records, read and written: see README.md here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent
ANSWER = re.compile(r"(->|=>|=!|~>|~!) ?(.*)", re.DOTALL)
MARK = re.compile(r";+ *(differs|needs): *(.+)")


@dataclass
class Answer:
    """How evaluating a form ended: KIND is `=>` with a printed value or `=!` with a printed error."""

    kind: str
    text: str
    output: str = ""
    """What the form printed on standard output, escaped."""

    def lines(self) -> list[str]:
        printed = [f"-> {self.output}"] if self.output else []
        return [*printed, f"{self.kind} {self.text}"]

    def __str__(self) -> str:
        return "\n".join(self.lines())


@dataclass
class Case:
    """One form with what is recorded about it."""

    form: str
    answer: Answer | None = None
    own: Answer | None = None
    """elwire's own answer where it differs on purpose; written by hand."""
    comments: list[str] = field(default_factory=list)
    """The comment lines above the form."""
    line: int = 0

    def marked(self, mark: str) -> str | None:
        """The text after `; MARK:` above the form, None when there is no such line."""
        for comment in self.comments:
            match = MARK.match(comment)
            if match and match[1] == mark:
                return match[2].strip()
        return None

    def lines(self) -> list[str]:
        lines = [*self.comments, *self.form.split("\n")]
        if self.answer:
            lines += self.answer.lines()
        if self.own:
            lines += [line.replace("=", "~", 1) if line[:1] == "=" else line for line in self.own.lines()]
        return lines


class BadRecord(Exception):
    """A chapter file that does not follow the format."""


def escaped(text: str) -> str:
    """TEXT on one line: control characters as control pictures, raw bytes in octal."""
    return "".join(map(_shown, text))


def _shown(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\{code - 0xDC00:o}"
    if 0xD800 <= code <= 0xDFFF:
        return f"\\x{code:x}"
    return char


def parse(text: str) -> list[Case]:
    """The cases of a chapter, in order; comments after the last form become a case without form."""
    cases: list[Case] = []
    comments: list[str] = []
    form: list[str] = []
    case: Case | None = None
    output = ""

    def finish_form(line: int) -> Case:
        nonlocal comments, form
        made = Case("\n".join(form), comments=comments, line=line - len(form))
        cases.append(made)
        comments, form = [], []
        return made

    number = 0
    for number, line in enumerate(text.split("\n"), 1):
        match = None if not form and case is None else ANSWER.match(line)
        if match:
            if case is None:
                case = finish_form(number)
            kind, rest = match[1], match[2]
            if kind == "->":
                output = rest
            elif kind[0] == "=" and case.answer is None:
                case.answer, output = Answer(kind, rest, output), ""
            elif kind[0] == "~" and case.own is None:
                case.own, output = Answer("=" + kind[1], rest, output), ""
            else:
                raise BadRecord(f"line {number}: a second answer to one form")
        elif not line.strip():
            if form:
                finish_form(number)
            elif comments and case is None:
                comments.append("")
            case = None
        elif case is not None:
            raise BadRecord(f"line {number}: no blank line after the answer")
        elif line.lstrip().startswith(";") and not form:
            comments.append(line)
        else:
            form.append(line)
    if form:
        finish_form(number + 1)
    while comments and not comments[-1]:
        comments.pop()
    if comments:
        cases.append(Case("", comments=comments, line=number))
    return cases


def written(cases: list[Case]) -> str:
    """The text of a chapter with these cases."""
    parts = []
    for case in cases:
        lines = [line for line in case.lines() if line or case.form]
        if not case.form:
            lines = case.comments
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def chapter_path(name: str) -> Path:
    """The file of the chapter called NAME, which may also be given as a path."""
    return Path(name) if name.endswith(".txt") else FOLDER / f"{name}.txt"


def chapters() -> list[Path]:
    """The files of all chapters."""
    return sorted(FOLDER.glob("*.txt"))


def load(path: Path) -> list[Case]:
    """The cases of the chapter in PATH."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except BadRecord as problem:
        raise BadRecord(f"{path}: {problem}") from None


def save(path: Path, cases: list[Case]) -> None:
    """Write CASES to PATH, at once."""
    scratch = path.with_suffix(".txt.new")
    scratch.write_text(written(cases), encoding="utf-8")
    scratch.replace(path)
