"""`evaluate`: a scheme over the hotline of that name, as a scorecard."""

import json

import click

from hotline.config import home, opening
from hotline.config.hotlines import named_hotline
from hotline.config.scorecards import scorecard_view
from hotline.config.wording import answers, is_english
from hotline.modules.evaluation import public as evaluation


@click.command(name="evaluate")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True)
def command(name: str, as_json: bool) -> None:
    """Print the scorecard of a scheme."""
    # Texts inside JSON stay Chinese, so that a program reads the same wherever it runs.
    language = "en" if is_english() and not as_json else "zh"
    scheme = evaluation.load_scheme(name)
    with opening.open_hotline(home.current(), named_hotline() or scheme.hotline):
        document = evaluation.scorecard_document(name, language=language)
    if as_json:
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        answers.print(scorecard_view(document), soft_wrap=False)
