"""Imports call records in tests, from rows that stand in the test."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.support import AT

from hotline.modules.telephony.public import CallFile, ImportTally, ImportWatch, Row, RowFault, import_calls, read_map
from hotline.modules.telephony.rules.call_cells import Cell

HEADER = ("id", "arrived", "result", "waited", "talked", "by")
MAP = """
source: old-switch
name: 旧话务系统
zone: Asia/Shanghai
identity: id
arrived: {column: arrived, formats: "%Y-%m-%d %H:%M:%S"}
queue: {code: general, name: 综合队列}
outcome: {column: result, words: {ok: answered, gone: abandoned, late: unanswered, menu: left_in_menu}}
leave_out: {result: [test]}
waiting: {column: waited}
talking: {column: talked}
agent: {column: by, empty: ["-"]}
"""


@dataclass
class Imported:
    """What an import came to, and the lines that were kept aside with their reasons."""

    aside: list[tuple[int, str]] = field(default_factory=list)
    tally: ImportTally = field(default_factory=ImportTally)


def numbered(rows: Sequence[Sequence[Cell]]) -> Iterator[Row]:
    """The rows of a file under a header on its first line."""
    return (Row(line, cells) for line, cells in enumerate(rows, 2))


def bring_in(
    rows: Sequence[Sequence[Cell]] | Iterator[Row],
    *,
    mapping: str = MAP,
    header: Sequence[str] = HEADER,
    is_dry_run: bool = False,
) -> Imported:
    """Import the rows."""
    imported = Imported()

    def keep_aside(row: Row, fault: RowFault) -> None:
        imported.aside.append((row.line, fault.key))

    imported.tally = import_calls(
        mapping=read_map(mapping),
        file=CallFile(name="calls.csv", header=header, rows=rows if isinstance(rows, Iterator) else numbered(rows)),
        watch=ImportWatch(keep_aside=keep_aside, on_batch=lambda _: None),
        is_dry_run=is_dry_run,
        by="test",
        now=lambda: AT,
    )
    return imported
