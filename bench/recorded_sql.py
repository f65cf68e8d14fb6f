"""The SQL that a piece of the product sends, recorded and written down as a script for pgbench.

The script says the same in the same order. Identifiers that the database gave out while recording become variables:
those of rows that exist before are shifted for every copy of the recorded work order, those that statements return are
taken from what the same statement returns to pgbench.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper

# Identifiers are drawn from here on, so that none can be taken for an amount or a moment.
FIRST_IDENTIFIER = 7_000_000_000
_IDENTIFIER = re.compile(r"(?<![\d.])\d{10,18}(?![\d.])")
_LITERAL = re.compile(r"( ?E)?'((?:[^'\\]|''|\\.)*)'")


@dataclass(slots=True)
class Statement:
    """A statement as it went to the server, and the rows that came back."""

    text: str
    columns: tuple[str, ...] = ()
    rows: list[tuple[object, ...]] = field(default_factory=list)


@dataclass(slots=True)
class Recording:
    """What was sent within one transaction."""

    statements: list[Statement] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.statements)


@contextmanager
def recorded() -> Iterator[Recording]:
    """Record every statement that is sent on Django's connection."""
    recording = Recording()

    # psycopg sends BEGIN by itself, before the first statement.
    def record(
        execute: Callable[..., object], query: str, params: object, many: bool, context: Mapping[str, object]
    ) -> object:
        outcome = execute(query, params, many, context)
        wrapper = context["cursor"]
        assert isinstance(wrapper, CursorWrapper) and connection.connection is not None
        cursor = wrapper.cursor
        text = psycopg.ClientCursor(connection.connection).mogrify(query, params) if params else query
        statement = Statement(text.strip().rstrip(";"))
        if cursor.description is not None:
            statement.columns = tuple(column.name for column in cursor.description)
            statement.rows = cursor.fetchall()
            if statement.rows:
                cursor.scroll(0, mode="absolute")
        recording.statements.append(statement)
        return outcome

    with connection.execute_wrapper(record):
        yield recording


@dataclass(slots=True)
class Script:
    """A pgbench script in the making.

    `known` maps a recorded value to the variable that stands for it; `day` is what a running number is put behind to
    make a work order's number.
    """

    known: dict[str, str]
    day: str
    lines: list[str] = field(default_factory=list)

    def add(self, recording: Recording) -> None:
        """Append a transaction."""
        self.lines.append("BEGIN;")
        for place, statement in enumerate(recording.statements):
            self._add(place, statement)
        self.lines.append("COMMIT;")

    def _add(self, place: int, statement: Statement) -> None:
        text = _substituted(statement.text, self.known)
        if statement.columns == ("last",):
            ((running,),) = statement.rows
            self.known[f"{self.day}{running}"] = "number"
            self.lines += [f"{text} \\gset", f"\\set number {self.day}{'0' * len(str(running))} + :last"]
            return
        fresh = self._fresh(statement)
        if not fresh:
            self.lines.append(f"{text};")
            return
        self.lines.append(f"{text} \\aset s{place}_")
        for value, (column, behind_last) in fresh.items():
            name = f"s{place}_{column}"
            if behind_last:
                self.lines.append(f"\\set {name}_{behind_last} :{name} - {behind_last}")
                name = f"{name}_{behind_last}"
            self.known[value] = name

    def _fresh(self, statement: Statement) -> dict[str, tuple[str, int]]:
        """Values that only the database could give out: their column, and how many rows before the last."""
        return {
            str(value): (column, len(statement.rows) - 1 - row_place)
            for row_place, row in enumerate(statement.rows)
            for column, value in zip(statement.columns, row, strict=True)
            if isinstance(value, int) and value >= FIRST_IDENTIFIER and str(value) not in self.known
        }

    def uses(self, variable: str) -> bool:
        """Whether a statement names the variable."""
        return any(re.search(rf":{variable}\b", line) for line in self.lines)

    def __str__(self) -> str:
        return "\n".join(self.lines) + "\n"


def _substituted(text: str, known: Mapping[str, str]) -> str:
    """The statement with variables; colons in literals are escaped, because pgbench takes them for variables."""
    parts, end = [], 0
    for found in _LITERAL.finditer(text):
        parts.append(_in_plain(text[end : found.start()], known))
        parts.append(_in_literal(found[2], is_escaped=bool(found[1]), known=known))
        end = found.end()
    return "".join(parts) + _in_plain(text[end:], known)


def _in_plain(text: str, known: Mapping[str, str]) -> str:
    return _IDENTIFIER.sub(lambda found: f":{known[found[0]]}" if found[0] in known else found[0], text)


def _in_literal(content: str, *, is_escaped: bool, known: Mapping[str, str]) -> str:
    pieces, end = [], 0
    for found in _IDENTIFIER.finditer(content):
        if found[0] in known:
            pieces += [_quoted(content[end : found.start()], is_escaped), f":{known[found[0]]}"]
            end = found.end()
    if not pieces:
        return _quoted(content, is_escaped)
    pieces.append(_quoted(content[end:], is_escaped))
    filled = [piece for piece in pieces if piece != "''"]
    # A variable alone takes the type of its place; a part of a text has to be text.
    return filled[0] if len(filled) == 1 else f"({' || '.join(p + '::text' if p[0] == ':' else p for p in filled)})"


def _quoted(content: str, is_escaped: bool) -> str:
    if not content:
        return "''"
    if ":" not in content:
        return f" E'{content}'" if is_escaped else f"'{content}'"
    escaped = content if is_escaped else content.replace("\\", "\\\\")
    return " E'" + escaped.replace(":", "\\x3a") + "'"
