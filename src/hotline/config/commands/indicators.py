"""`indicators`: the catalogue of indicators."""

import json

import click
from rich.table import Table

from hotline.config.wording import answers, is_english, say
from hotline.modules.analytics import public as analytics


@click.command(name="indicators")
@click.option("--json", "as_json", is_flag=True)
def command(as_json: bool) -> None:
    """List the indicators."""
    catalogue = analytics.catalogue_document()
    if as_json:
        click.echo(json.dumps(catalogue, ensure_ascii=False, indent=2))
        return
    table = Table(say("代码", "Code"), say("名称", "Name"), say("单位", "Unit"), say("变体", "Variants"))
    for indicator in catalogue:
        variants = ", ".join(variant["code"] for variant in indicator["variants"])
        table.add_row(indicator["code"], indicator["name_en" if is_english() else "name"], indicator["unit"], variants)
    answers.print(table)
