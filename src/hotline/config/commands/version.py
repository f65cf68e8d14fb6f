"""`version`: which version this is."""

from importlib import metadata

import click

from hotline.config.home import clone


def number() -> str:
    """The version of the installed package, or the one the clone's project file states."""
    root = clone()
    if root is not None:
        for line in (root / "pyproject.toml").read_text(encoding="utf-8").splitlines():
            if line.startswith("version = "):
                return line.partition("=")[2].strip().strip('"')
    try:
        return metadata.version("hotline-12345")
    except metadata.PackageNotFoundError:
        return "0"


@click.command(name="version")
def command() -> None:
    """Print the version."""
    click.echo(f"hotline {number()}")
