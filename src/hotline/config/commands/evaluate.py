"""`evaluate`: a scheme over the hotline of that name, as a scorecard."""

import json
from collections.abc import Mapping
from datetime import date, timedelta

import click
from rich.console import RenderableType

from hotline.config import home, opening
from hotline.config.commands.parameters import DAY
from hotline.config.hotlines import named_hotline
from hotline.config.scorecards import early_table, scorecard_view
from hotline.config.wording import answers, is_english
from hotline.kit.clock import local_date, now
from hotline.modules.evaluation import public as evaluation


@click.command(name="evaluate")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True)
@click.option("--early", is_flag=True)
@click.option("--as-of", "as_of", type=DAY)
def command(name: str, as_json: bool, early: bool, as_of: date | None) -> None:
    """Print the scorecard of a scheme, or where its period will end at this pace."""
    # Texts inside JSON stay Chinese, so that a program reads the same wherever it runs.
    language = "en" if is_english() and not as_json else "zh"
    installed = evaluation.installed_scheme(name)
    # A scheme that people wrote lives in the hotline that it is for.
    hotline = named_hotline() or (installed.hotline if installed else None)
    with opening.open_hotline(home.current(), hotline):
        if early or as_of:
            day = as_of or local_date(now()) - timedelta(days=1)
            told = evaluation.early_view(name, day, language)
            print_one(told, early_table(told), as_json=as_json)
            return
        document = evaluation.scorecard_document(name, language=language)
    print_one(document, scorecard_view(document), as_json=as_json)


def print_one(document: Mapping[str, object], view: RenderableType, *, as_json: bool) -> None:
    """The document for programs, or its view for people."""
    if as_json:
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        answers.print(view, soft_wrap=False)
