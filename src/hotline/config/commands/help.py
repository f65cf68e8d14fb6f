"""`help`: the manual, in the reader's language."""

import click

from hotline.config.failures import CannotContinue
from hotline.config.manual import PAGES, SETTINGS
from hotline.config.wording import is_english, say


@click.command(name="help")
@click.argument("names", nargs=-1)
def command(names: tuple[str, ...]) -> None:
    """Show the manual, or the page of one command; `demo load` is told on the page of `demo`."""
    click.echo(page(*names) if names else overview())


def overview() -> str:
    """Every command in one line, and the settings."""
    lines = [
        say("政务服务便民热线 12345 开放平台", "Hotline 12345, the open platform"),
        "",
        say("用法：./hotline [--hotline 热线名称] 命令 …", "Usage: ./hotline [--hotline NAME] COMMAND …"),
        "",
    ]
    lines += [f"  {name:<12}{say(entry.summary_zh, entry.summary_en)}" for name, entry in PAGES.items()]
    lines += ["", say("环境变量：", "Environment variables:")]
    lines += [f"  {name:<26}{say(zh, en)}" for name, zh, en in SETTINGS]
    lines += [
        "",
        say(
            "--hotline 选择热线（每条热线一个数据库），可写在命令前或后；输出数字的命令都可加 --json。",
            "--hotline chooses a hotline (each has a database of its own), before or after the command; "
            "every command that prints figures takes --json.",
        ),
        say("某个命令的详细说明：./hotline help 命令", "A command's own page: ./hotline help COMMAND"),
    ]
    return "\n".join(lines)


def page(name: str, *parts: str) -> str:
    """One command's page, which also tells of its parts."""
    entry = PAGES.get(name)
    if entry is None or not set(parts) <= set(entry.usage.split()):
        name = " ".join([name, *parts])
        raise CannotContinue(
            f"没有命令“{name}”。全部命令见 ./hotline help。",
            f"There is no command “{name}”. ./hotline help lists them.",
            code="command_unknown",
        )
    body = entry.body_en if is_english() else entry.body_zh
    paragraphs = [f"{say('用法：', 'Usage: ')}{entry.usage}", say(entry.summary_zh, entry.summary_en), body]
    return "\n\n".join(filter(None, paragraphs))
