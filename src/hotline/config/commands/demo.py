"""`demo`: the demonstration years, each a hotline of its own."""

import json
from decimal import Decimal

import click
from rich.table import Table

from hotline.config import demonstrations, home, opening
from hotline.config.commands.parameters import SCALE
from hotline.config.demonstrations import DEFAULT_SEED, FULL_SCALE
from hotline.config.hotlines import DEMONSTRATION
from hotline.config.wording import answers, readable_size, say, tell


@click.group(name="demo")
def command() -> None:
    """Demonstration years."""


@command.command(name="list")
@click.option("--json", "as_json", is_flag=True)
def list_years(as_json: bool) -> None:
    """What can be loaded and what is."""
    with opening.open_server(home.current()) as (server, _):
        found = demonstrations.overview(server)
    if as_json:
        click.echo(json.dumps([row.as_json() for row in found], ensure_ascii=False, indent=2))
        return
    table = Table(
        say("名称", "Name"),
        say("标题", "Title"),
        say("是否已载入", "Loaded"),
        say("规模", "Scale"),
        say("占用空间", "Size"),
    )
    for row in found:
        table.add_row(
            row.name,
            row.title or "—",
            say("是", "yes") if row.is_loaded else say("否", "no"),
            str(row.scale.normalize()) if row.scale is not None else "—",
            readable_size(row.size) if row.size is not None else "—",
        )
    answers.print(table)


@command.command(name="load")
@click.argument("name")
@click.option("--scale", type=SCALE, default=FULL_SCALE)
@click.option("--seed", type=int, default=DEFAULT_SEED)
def load(name: str, scale: Decimal, seed: int) -> None:
    """Load a demonstration year as the hotline of that name, replacing only that one."""
    with opening.open_server(home.current()) as (server, _):
        demonstrations.load(server, name, scale=scale, seed=seed)
    tell(
        f"演示热线 {name} 已载入。查看：./hotline up --hotline {name}",
        f"Loaded. To see it: ./hotline up --hotline {name}",
    )


@command.command(name="reset")
def reset() -> None:
    """Load the default demonstration anew; everything done in it is gone."""
    with opening.open_server(home.current()) as (server, _):
        demonstrations.load(server, DEMONSTRATION)
    tell("演示热线已恢复到初始状态。", "The demonstration hotline is as it was at first.")
