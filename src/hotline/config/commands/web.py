"""`web build`: build the pages."""

import click

from hotline.config import home, pages


@click.group(name="web", no_args_is_help=False)
def command() -> None:
    """The pages."""


@command.command(name="build")
@click.option("--if-changed", is_flag=True)
def build(if_changed: bool) -> None:
    """Build the pages from `web/`; with `--if-changed` only when they differ from their sources."""
    if if_changed:
        pages.ensure_built(home.current())
    else:
        pages.build(home.current())
