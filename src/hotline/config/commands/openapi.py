"""`openapi`: the description of the HTTP interface."""

import click

from hotline.api.interface import openapi_document


@click.command(name="openapi")
def command() -> None:
    """Print the OpenAPI document as JSON."""
    click.echo(openapi_document(), nl=False)
