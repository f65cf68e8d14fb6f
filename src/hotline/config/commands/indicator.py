"""`indicator`: one indicator's value over a span of days."""

import json
from datetime import date

import click
from rich.table import Table

from hotline.config import home, opening
from hotline.config.commands.parameters import DAY
from hotline.config.wording import answers, say
from hotline.modules.analytics import public as analytics


@click.command(name="indicator")
@click.argument("code")
@click.option("--from", "first_day", type=DAY, required=True)
@click.option("--to", "last_day", type=DAY, required=True)
@click.option("--by", type=click.Choice(["month", "department", "category"]))
@click.option("--variant")
@click.option("--json", "as_json", is_flag=True)
def command(code: str, first_day: date, last_day: date, by: str | None, variant: str | None, as_json: bool) -> None:
    """Print an indicator's value; both days count."""
    with opening.open_hotline(home.current()):
        document = analytics.indicator_document(code, first_day, last_day, by, variant, say("zh", "en"))
    if as_json:
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    table = Table(title=f"{document['code']} · {document['variant']} · {document['unit']}")
    for heading in (say("分组", "Key"), say("分子", "Numerator"), say("分母", "Denominator"), say("指标值", "Value")):
        table.add_column(heading)
    for row in document["rows"]:
        table.add_row(
            *("—" if row[key] is None else str(row[key]) for key in ("key", "numerator", "denominator", "shown"))
        )
    answers.print(table)
