"""`indicators`: the catalogue of indicators."""

import json

import click
from rich.table import Table

from hotline.config.wording import say, show
from hotline.modules.analytics import public as analytics

UNITS = {
    "percent": ("百分比", "per cent"),
    "count": ("件、次、个", "count"),
    "seconds": ("秒", "seconds"),
    "hours": ("小时", "hours"),
    "days": ("天", "days"),
    "points": ("分", "points"),
}


@click.command(name="indicators")
@click.option("--json", "as_json", is_flag=True)
def command(as_json: bool) -> None:
    """List the indicators."""
    definitions = analytics.definitions(say("zh", "en"))
    if as_json:
        click.echo(json.dumps(definitions, ensure_ascii=False, indent=2))
        return
    table = Table()
    table.add_column(say("代码", "Code"), no_wrap=True)
    for heading in (say("名称", "Name"), say("单位", "Unit"), say("口径", "Variants")):
        table.add_column(heading, overflow="fold")
    for definition in definitions:
        variants = definition["variants"]
        rules = "\n".join(f"{variant['code']} {variant['name']}" for variant in variants)
        table.add_row(
            definition["code"],
            definition["name"],
            say(*UNITS.get(definition["unit"], (definition["unit"],) * 2)),
            variants[0]["name"] if len(variants) == 1 else rules,
        )
    show(table)
