"""The format of a file of scenarios, read and written: see README.md here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent
SECTIONS = ("peer", "log", "own")
MARK = re.compile(r"; *(differs|needs): *(.+)")


@dataclass
class Scenario:
    """A small program, its peer's script, and what Emacs logged."""

    name: str
    lisp: str = ""
    peer: str = ""
    log: str | None = None
    own: str | None = None
    """elwire's own log where it differs on purpose; written by hand."""
    comments: list[str] = field(default_factory=list)
    line: int = 0

    def marked(self, mark: str) -> str | None:
        """The text after `; MARK:` at the head of the scenario, None when there is no such line."""
        for line in self.comments:
            match = MARK.match(line)
            if match and match[1] == mark:
                return match[2].strip()
        return None

    def text(self) -> str:
        """The scenario as it stands in its file."""
        parts = [f"# {self.name}\n", *(line + "\n" for line in self.comments), self.lisp.strip("\n") + "\n"]
        for section in SECTIONS:
            content = getattr(self, section)
            if content is not None and (content or section != "peer"):
                parts.append(f"--- {section}\n{content}")
        return "".join(parts)


@dataclass
class Subject:
    """A file of scenarios."""

    path: Path
    head: str = ""
    scenarios: list[Scenario] = field(default_factory=list)

    def text(self) -> str:
        """What belongs into the file."""
        return "\n".join([*([self.head] if self.head else []), *(each.text() for each in self.scenarios)])


class BadRecord(Exception):
    """A file that does not follow the format."""


def parse(path: Path, text: str) -> Subject:
    """The scenarios in TEXT, the content of PATH."""
    subject = Subject(path)
    pieces = re.split(r"^(?=# )", text, flags=re.MULTILINE)
    subject.head = pieces.pop(0).strip("\n") + "\n" if pieces[0].strip() else ""
    if not subject.head:
        pieces = [piece for piece in pieces if piece.strip()]
    line = 1 + subject.head.count("\n") + (1 if subject.head else 0)
    names = set()
    for piece in pieces:
        scenario = _scenario(piece, line)
        if scenario.name in names:
            raise BadRecord(f"{path}:{line}: a second scenario called {scenario.name}")
        names.add(scenario.name)
        subject.scenarios.append(scenario)
        line += piece.count("\n")
    return subject


def _scenario(text: str, line: int) -> Scenario:
    first, _, body = text.partition("\n")
    scenario = Scenario(first[2:].strip(), line=line)
    head, *sections = re.split(r"^--- (peer|log|own)\n", body, flags=re.MULTILINE)
    lines = head.strip("\n").split("\n")
    while lines and lines[0].startswith(";"):
        scenario.comments.append(lines.pop(0))
    scenario.lisp = "\n".join(lines) + "\n"
    for name, content in zip(sections[::2], sections[1::2], strict=True):
        content = content.rstrip("\n")
        setattr(scenario, name, content + "\n" if content else "")
    return scenario


def subjects() -> list[Path]:
    """The files of all subjects."""
    return sorted(FOLDER.glob("*.txt"))


def subject_path(name: str) -> Path:
    """The file of the subject called NAME, which may also be given as a path."""
    return Path(name) if name.endswith(".txt") else FOLDER / f"{name}.txt"


def load(path: Path) -> Subject:
    """The subject in PATH."""
    return parse(path, path.read_text(encoding="utf-8"))


def save(subject: Subject) -> None:
    """Write SUBJECT to its file, at once."""
    scratch = subject.path.with_suffix(".txt.new")
    scratch.write_text(subject.text(), encoding="utf-8")
    scratch.replace(subject.path)
