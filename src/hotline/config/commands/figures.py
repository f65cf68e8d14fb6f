"""`figures`: what is kept beside the records so that figures of long periods come at once."""

import sys
from datetime import date

import click

from hotline.config import home, opening
from hotline.config.commands.indicator import DIMENSIONS
from hotline.config.commands.parameters import DAY
from hotline.config.demonstrations import bar
from hotline.config.failures import CannotContinue
from hotline.config.wording import answers, say, tell
from hotline.kit.clock import now
from hotline.modules.analytics import public as analytics


@click.group(name="figures", no_args_is_help=False)
def command() -> None:
    """Kept figures."""


@command.command(name="refresh")
@click.option("--anew", is_flag=True)
def refresh(anew: bool) -> None:
    """Compute daily facts and write columnar files, for what changed or for everything."""
    with opening.open_hotline(home.current()), bar() as shown:
        done = analytics.refresh_figures(at=now(), anew=anew, progress=shown)
    tell(
        f"已更新：重新汇总 {done.groupings} 组，写出列式文件 {done.files} 个。",
        f"Up to date: {done.groupings} groupings computed anew, {done.files} columnar files written.",
    )


@command.command(name="check")
@click.option("--from", "first_day", type=DAY, required=True)
@click.option("--to", "last_day", type=DAY, required=True)
def check(first_day: date, last_day: date) -> None:
    """Compare what is kept with the records, number by number."""
    with opening.open_hotline(home.current()):
        found = analytics.check_kept(first_day, last_day)
    if found.differing:
        places = "\n".join(found.differing[:20])
        count, remedy = len(found.differing), "./hotline figures refresh --anew"
        raise CannotContinue(
            f"{found.compared} 个数中有 {count} 个与业务记录不一致，请运行 {remedy}：\n{places}",
            f"{count} of {found.compared} numbers differ from the records; run {remedy}:\n{places}",
            code="kept_figures_differ",
        )
    tell(f"{found.compared} 个数与业务记录一致。", f"{found.compared} numbers equal the records.")


@command.command(name="table")
@click.option("--year", type=click.IntRange(1999, 2100), required=True)
@click.option("--by", type=click.Choice([*DIMENSIONS, *(f"month,{each}" for each in DIMENSIONS[1:])]))
def table(year: int, by: str | None) -> None:
    """Print all indicators of a year as CSV: by month, by a dimension such as units, or by both."""
    asked = by.split(",") if by else []
    dimension = next((each for each in asked if each != DIMENSIONS[0]), None)
    with opening.open_hotline(home.current()):
        text = analytics.table_text(
            date(year, 1, 1),
            date(year, 12, 31),
            by_month=DIMENSIONS[0] in asked,
            dimension=dimension,
            language=say("zh", "en"),
        )
    sys.stdout.write(text)


@command.command(name="sql")
@click.argument("code")
@click.option("--from", "first_day", type=DAY, required=True)
@click.option("--to", "last_day", type=DAY, required=True)
@click.option("--by", type=click.Choice(["month", "department", "category", "channel", "request_type"]))
@click.option("--variant")
@click.option("--engine", type=click.Choice(["duckdb", "clickhouse"]), default="clickhouse")
@click.option("--source", default="")
def sql(
    code: str, first_day: date, last_day: date, by: str | None, variant: str | None, engine: str, source: str
) -> None:
    """Print an indicator as SQL over columnar files, for another engine."""
    for statement in analytics.columnar_statements(code, variant, first_day, last_day, by, engine, source):
        answers.print(f"{statement};", markup=False, soft_wrap=True)
