"""`demo`: the demonstration years, each a hotline of its own."""

import json
import sys
from decimal import Decimal

import click
from rich.table import Table

from hotline.config import demonstrations, home, opening
from hotline.config.commands.parameters import SCALE
from hotline.config.database.server import Server
from hotline.config.demonstrations import DEFAULT_SEED, FULL_SCALE
from hotline.config.failures import CannotContinue
from hotline.config.hotlines import DEMONSTRATION
from hotline.config.wording import readable_size, say, show, tell

YES = click.option("--yes", "is_sure", is_flag=True)


@click.group(name="demo", no_args_is_help=False)
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
        say("类别", "Kind"),
        say("标题", "Title"),
        say("是否已载入", "Loaded"),
        say("规模", "Scale"),
        say("占用空间", "Size"),
    )
    for row in found:
        table.add_row(
            row.name,
            say("演示", "demonstration") if row.is_demonstration else say("正式热线", "real hotline"),
            row.title or "—",
            say("是", "yes") if row.is_loaded else say("否", "no"),
            str(row.scale.normalize()) if row.scale is not None else "—",
            readable_size(row.size) if row.size is not None else "—",
        )
    show(table)


@command.command(name="load")
@click.argument("name")
@click.option("--scale", type=SCALE, default=FULL_SCALE)
@click.option("--seed", type=int, default=DEFAULT_SEED)
@YES
def load(name: str, scale: Decimal, seed: int, is_sure: bool) -> None:
    """Load a demonstration year as the hotline of that name, replacing only that one."""
    with opening.open_server(home.current()) as (server, _):
        demonstrations.require_known(name)
        spare_work(server, name, is_sure=is_sure)
        demonstrations.load(server, name, scale=scale, seed=seed)
    share_zh = "" if scale == FULL_SCALE else f"（规模 {scale.normalize():f}，数量类指标不能与公布值直接比较）"
    share_en = "" if scale == FULL_SCALE else f" at a scale of {scale.normalize():f}; counts are not the published ones"
    tell(
        f"演示热线 {name} 已载入{share_zh}。查看：./hotline up --hotline {name}",
        f"Loaded{share_en}. To see it: ./hotline up --hotline {name}",
    )


@command.command(name="reset")
@YES
def reset(is_sure: bool) -> None:
    """Load the default demonstration anew; everything done in it is gone."""
    with opening.open_server(home.current()) as (server, _):
        spare_work(server, DEMONSTRATION, is_sure=is_sure)
        demonstrations.load(server, DEMONSTRATION)
    tell("演示热线已恢复到初始状态。", "The demonstration hotline is as it was at first.")


def spare_work(server: Server, name: str, *, is_sure: bool) -> None:
    """Ask before work orders are lost that people registered after the loading, or stop where nobody can answer."""
    count = demonstrations.registered_since_loading(server, name)
    if count == 0 or is_sure:
        return
    lost_zh = f"热线 {name} 中有 {count} 件载入之后登记的工单，重新载入会全部删除。"
    lost_en = f"{count} work orders were registered in {name} after it was loaded; loading anew deletes them."
    if not sys.stdin.isatty():
        raise CannotContinue(
            f"{lost_zh}确实要这样做请加 --yes。", f"{lost_en} Add --yes if that is wanted.", code="work_would_be_lost"
        )
    click.confirm(say(f"{lost_zh}继续吗？", f"{lost_en} Go on?"), abort=True)
