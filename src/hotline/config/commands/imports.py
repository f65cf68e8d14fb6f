"""`import`: bring in what another system recorded."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

import click
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from hotline.config import home, opening
from hotline.config.call_files import KeptAside, OpenFile, opened
from hotline.config.failures import CannotContinue
from hotline.config.wording import answers, counted, progress, say, show, tell
from hotline.kit import clock
from hotline.modules.telephony.public import (
    CallFile,
    CallRecordMap,
    ImportTally,
    ImportWatch,
    Row,
    RowFault,
    import_calls,
    read_map,
)

BY = "command line"
PATH = click.Path(path_type=Path)
FAULTS_SHOWN = 20


@click.group(name="import", no_args_is_help=False)
def command() -> None:
    """Bring in what another system recorded."""


@dataclass(slots=True)
class Reporter:
    """Shows the first rows that were kept aside, and keeps all of them."""

    aside: KeptAside
    shown: int = field(default=0)

    def __call__(self, row: Row, fault: RowFault) -> None:
        self.aside.add(row, fault)
        self.shown += 1
        if self.shown <= FAULTS_SHOWN:
            reason = fault.sentence(say("zh", "en"))
            progress.print(say(f"第{row.line}行 {reason}", f"Line {row.line} {reason}"), markup=False, style="yellow")


@command.command(name="calls")
@click.argument("file", type=PATH)
@click.option("--map", "map_file", type=PATH, required=True)
@click.option("--dry-run", "is_dry_run", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
def calls(file: Path, map_file: Path, is_dry_run: bool, as_json: bool) -> int:
    """Load the call records of another switch, each call once."""
    mapping = read_map(text_of(map_file))
    with opening.open_hotline(home.current()), readable(file, mapping) as source, bar(source) as advance:
        aside = KeptAside(home.current().imports, file, source.header, mapping.file, say("zh", "en"))
        tally = import_calls(
            mapping=mapping,
            file=CallFile(name=file.name, header=source.header, rows=source.rows),
            watch=ImportWatch(keep_aside=Reporter(aside), on_batch=advance),
            is_dry_run=is_dry_run,
            by=BY,
            now=clock.now,
        )
        kept_aside_in = aside.finish()
    if as_json:
        click.echo(json.dumps(document(tally, mapping, kept_aside_in, is_dry_run), ensure_ascii=False, indent=2))
    else:
        print_result(tally, kept_aside_in, is_dry_run)
    return 1 if tally.kept_aside else 0


def text_of(path: Path) -> str:
    """The text of a map."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as failure:
        raise CannotContinue(
            f"无法读取对照表 {path}；请核对路径，文件应为UTF-8文本。",
            f"The map {path} cannot be read; check the path, and that it is a UTF-8 text.",
            code="file_missing",
        ) from failure


@contextmanager
def readable(path: Path, mapping: CallRecordMap) -> Iterator[OpenFile]:
    """The opened file; a file that is not there is refused."""
    if not path.is_file():
        raise CannotContinue(f"没有文件 {path}。", f"There is no file {path}.", code="file_missing")
    with opened(path, mapping.file) as source:
        yield source


@contextmanager
def bar(source: OpenFile) -> Iterator[Callable[[ImportTally], None]]:
    """Show on stderr how far the file was read."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[rows]}"), TimeElapsedColumn())
    with Progress(*columns, console=progress) as bars:
        task = bars.add_task(say("导入", "Importing"), total=None, rows="")

        def advance(tally: ImportTally) -> None:
            done, total = source.position()
            bars.update(
                task, completed=done, total=total or None, rows=say(f"{tally.read:,} 行", f"{tally.read:,} rows")
            )

        yield advance


def document(
    tally: ImportTally, mapping: CallRecordMap, kept_aside_in: Path | None, is_dry_run: bool
) -> dict[str, object]:
    """The result as JSON."""
    days = {"first_day": str(tally.first_day or ""), "last_day": str(tally.last_day or "")}
    return {
        **asdict(tally),
        **days,
        "read": tally.read,
        "source": mapping.source_code,
        "is_dry_run": is_dry_run,
        "kept_aside_in": str(kept_aside_in) if kept_aside_in else None,
    }


def print_result(tally: ImportTally, kept_aside_in: Path | None, is_dry_run: bool) -> None:
    """What came of the rows, and what to do next."""
    titles = (("试运行：没有写入任何内容", "Dry run: nothing was kept"), ("导入完成", "Imported"))
    table = Table(title=say(*titles[not is_dry_run]))
    table.add_column(say("行", "Rows"))
    table.add_column(say("数量", "Number"), justify="right")
    for words, number in (
        (("读取", "read"), tally.read),
        (("载入", "loaded"), tally.loaded),
        (("已有（不重复计）", "known, not counted again"), tally.known),
        (("按对照表不计", "left out by the map"), tally.left_out),
        (("无法导入，已暂存", "kept aside"), tally.kept_aside),
    ):
        table.add_row(say(*words), counted(number))
    show(table)
    if kept_aside_in is not None:
        tell(
            f"暂存的行在 {kept_aside_in}：按最后一列的原因改正后，用同一对照表再次导入该文件。",
            f"Rows kept aside are in {kept_aside_in}: correct them by the reason in the last column and import that "
            "file with the same map.",
        )
    if tally.first_day is not None and not is_dry_run:
        days = f"--from {tally.first_day} --to {tally.last_day}"
        asking = f"./hotline indicator service_level {days} --variant all"
        answers.print(say(f"查看指标：{asking}", f"See the figures: {asking}"), markup=False)
