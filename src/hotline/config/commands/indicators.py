"""`indicators`: the catalogue of indicators."""

import json

import click
from rich.table import Table

from hotline.config.wording import answers, say
from hotline.modules.analytics import public as analytics


@click.command(name="indicators")
@click.option("--json", "as_json", is_flag=True)
def command(as_json: bool) -> None:
    """List the indicators."""
    definitions = analytics.definitions(say("zh", "en"))
    if as_json:
        click.echo(json.dumps(definitions, ensure_ascii=False, indent=2))
        return
    table = Table(say("代码", "Code"), say("名称", "Name"), say("单位", "Unit"), say("口径", "Variants"))
    for definition in definitions:
        variants = ", ".join(variant["code"] for variant in definition["variants"])
        table.add_row(definition["code"], definition["name"], definition["unit"], variants)
    answers.print(table)
