"""Files of call records: rows as they are read, and the rows that were kept aside as a file of the same kind."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from hotline.modules.telephony.public import CallFileRefused as Refused
from hotline.modules.telephony.public import Cell, FileForm, Row, RowFault

LONGEST_LINE = 65_536
# Columns that a file of rows kept aside has besides its own; they are not looked at when it is imported.
LINE_COLUMN, REASON_COLUMN = "hotline_line", "hotline_reason"
ADDED = (LINE_COLUMN, REASON_COLUMN)


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that was opened: its header, its rows, and how many bytes of how many were read (0 of 0: not known)."""

    header: Sequence[str]
    rows: Iterator[Row]
    position: Callable[[], tuple[int, int]]


@contextmanager
def opened(path: Path, form: FileForm) -> Iterator[OpenFile]:
    """Open a text file or, by its name, a workbook; refused where there is no header."""
    with ExitStack() as stack:
        yield _workbook(path, form, stack) if path.suffix.lower() == ".xlsx" else _text_file(path, form, stack)


def _text_file(path: Path, form: FileForm, stack: ExitStack) -> OpenFile:
    # What is not in the encoding stays in its row, which is then kept aside byte by byte.
    binary = stack.enter_context(path.open("rb"))
    file = stack.enter_context(io.TextIOWrapper(binary, encoding=_encoding(form), errors="surrogateescape"))
    size = path.stat().st_size
    lines = _lines(file)
    first = next(lines, None)
    if first is None:
        raise Refused(reason_zh="文件是空的。", reason_en="it is empty.")
    header = _split(first[1], form)
    if isinstance(header, RowFault):
        raise Refused(reason_zh="第1行不是表头。", reason_en="line 1 is no header.")
    rows = (_row(line, text, form) for line, text in lines if text.strip())
    return OpenFile([name.strip() for name in header], rows, lambda: (binary.tell(), size))


def _encoding(form: FileForm) -> str:
    return "utf-8-sig" if form.encoding == "utf-8" else form.encoding


def _lines(file: IO[str]) -> Iterator[tuple[int, str]]:
    line = 0
    while text := file.readline(LONGEST_LINE):
        line += 1
        yield line, text.rstrip("\r\n")
        while len(text) == LONGEST_LINE and not text.endswith("\n"):
            text = file.readline(LONGEST_LINE)


def _row(line: int, text: str, form: FileForm) -> Row:
    cells = _split(text, form)
    return Row(line, [text], cells) if isinstance(cells, RowFault) else Row(line, cells)


def _split(text: str, form: FileForm) -> list[str] | RowFault:
    """The cells of one line. Read line by line, a stray quotation mark spoils its own row and no other."""
    if len(text) >= LONGEST_LINE:
        return RowFault("—", "这一行太长。", "the line is too long.")
    if form.quote == "none" or form.quote not in text:
        return text.split(form.delimiter)
    try:
        return next(csv.reader([text], delimiter=form.delimiter, quotechar=form.quote, strict=True))
    except csv.Error:
        return RowFault("—", "引号没有配对。", "a quotation mark is not closed.")


def _workbook(path: Path, form: FileForm, stack: ExitStack) -> OpenFile:
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as failure:
        raise Refused(reason_zh="不是有效的xlsx文件。", reason_en="it is no valid xlsx file.") from failure
    stack.callback(book.close)
    if form.sheet is not None and form.sheet not in book.sheetnames:
        names = book.sheetnames
        raise Refused(
            reason_zh=f"没有工作表“{form.sheet}”，有 {'、'.join(names)}。",
            reason_en=f"there is no sheet “{form.sheet}”; there are {', '.join(names)}.",
        )
    sheet = book[form.sheet or book.sheetnames[0]]
    values = (tuple(map(_cell, cells)) for cells in sheet.iter_rows(values_only=True))
    header = next(values, None)
    if header is None:
        raise Refused(reason_zh="工作表是空的。", reason_en="the sheet is empty.")
    names = ["" if name is None else str(name).strip() for name in header]
    rows = (Row(line, cells) for line, cells in enumerate(values, 2) if any(cell is not None for cell in cells))
    return OpenFile(names, rows, lambda: (0, 0))


def _cell(value: object) -> Cell:
    """What a workbook's cell holds; what is none of the kinds that records have is read as a text."""
    return value if isinstance(value, Cell) else str(value)


class KeptAside:
    """Writes the rows that were not loaded, as they stood, each with its line and the reason; no file without any.

    Nothing that somebody may be correcting is written over: the file takes the next free name when it is whole.
    """

    def __init__(self, folder: Path, path: Path, header: Sequence[str], form: FileForm, language: str) -> None:
        self._folder = folder
        self._source = path
        self._form = form
        self._language = language
        self._places = [place for place, name in enumerate(header) if name not in ADDED]
        self._width = len(header)
        self._header = [header[place] for place in self._places]
        self._part = folder / f".{path.stem}.part{path.suffix}"
        self._sink: _TextSink | _BookSink | None = None

    def add(self, row: Row, fault: RowFault) -> None:
        """Write one row."""
        if self._sink is None:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            kind = _BookSink if self._source.suffix.lower() == ".xlsx" else _TextSink
            self._sink = kind(self._part, self._form, [*self._header, *ADDED])
        is_whole = len(row.cells) == self._width
        cells = [row.cells[place] for place in self._places] if is_whole else list(row.cells)
        self._sink.write([*cells, row.line, fault.sentence(self._language)])

    def finish(self) -> Path | None:
        """Put the file in its place; nothing where no row was kept aside."""
        if self._sink is None:
            return None
        self._sink.close()
        path = self._free_name()
        self._part.rename(path)
        return path

    def _free_name(self) -> Path:
        stem, suffix = self._source.stem.partition(".kept-aside")[0], self._source.suffix
        names = (f"{stem}.kept-aside{'' if number == 1 else f'-{number}'}{suffix}" for number in range(1, 10_000))
        return next(path for path in map(self._folder.joinpath, names) if not path.exists())


class _TextSink:
    def __init__(self, path: Path, form: FileForm, header: Sequence[str]) -> None:
        # Callers' numbers are in it.
        path.touch(mode=0o600)
        self._file = path.open("w", encoding=_encoding(form), errors="surrogateescape", newline="")
        self._form = form
        self._writer = csv.writer(self._file, delimiter=form.delimiter, quotechar=form.quote[:1])
        self.write(header)

    def write(self, cells: Sequence[Cell]) -> None:
        if self._form.quote != "none":
            self._writer.writerow(cells)
            return
        # Nothing can be quoted, and no cell that was read holds the delimiter; the reason may.
        texts = ["" if cell is None else str(cell) for cell in cells]
        texts[-1] = texts[-1].replace(self._form.delimiter, " ")
        self._file.write(self._form.delimiter.join(texts) + "\r\n")

    def close(self) -> None:
        self._file.close()


class _BookSink:
    def __init__(self, path: Path, form: FileForm, header: Sequence[str]) -> None:
        self._path = path
        self._book = openpyxl.Workbook(write_only=True)
        self._sheet = self._book.create_sheet(form.sheet or "Sheet1")
        self._sheet.append(list(header))

    def write(self, cells: Sequence[Cell]) -> None:
        self._sheet.append(list(cells))

    def close(self) -> None:
        self._path.touch(mode=0o600)
        self._book.save(self._path)
