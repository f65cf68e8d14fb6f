"""`evaluate`: a scheme over the hotline of that name, as a scorecard."""

import json
from collections.abc import Mapping

import click
from rich.table import Table

from hotline.config import home, opening
from hotline.config.hotlines import named_hotline
from hotline.config.wording import answers, say
from hotline.modules.evaluation import public as evaluation

Document = Mapping[str, object]


@click.command(name="evaluate")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True)
def command(name: str, as_json: bool) -> None:
    """Print the scorecard of a scheme."""
    with opening.open_hotline(home.current(), named_hotline() or name):
        document = evaluation.scorecard_document(name, language=say("zh", "en"))
    if as_json:
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        show(document)


def show(document: Document) -> None:
    """The scorecard as tables: totals, levels, then every indicator with its reasons."""
    answers.print(
        say(
            f"方案 {document['scheme']} · 热线 {document['hotline']} · 规模 {document['scale']}",
            f"Scheme {document['scheme']} · hotline {document['hotline']} · scale {document['scale']}",
        ),
        markup=False,
        style="bold",
    )
    answers.print(
        say(
            f"按规则得分 {text(document, 'total_by_rule')}（{text(document, 'grade_by_rule')}）"
            f" · 报告所载得分 {text(document, 'total_stated')}（{text(document, 'grade')}）"
            f" · 按规则总分中沿用所载得分 {text(document, 'stated_marks_used')} 项",
            f"By rule {text(document, 'total_by_rule')} ({text(document, 'grade_by_rule')})"
            f" · as stated {text(document, 'total_stated')} ({text(document, 'grade')})"
            f" · {text(document, 'stated_marks_used')} leaves use the stated mark",
        ),
        markup=False,
    )
    headings = (
        say("代码", "Code"),
        say("名称", "Name"),
        say("权重", "Weight"),
        say("按规则", "By rule"),
        say("所载", "Stated"),
    )
    levels = Table(*headings)
    for level in rows(document, "levels"):
        levels.add_row(*(text(level, key) for key in ("code", "name", "weight", "mark_by_rule", "mark_stated")))
    answers.print(levels)
    leaves = Table(
        *headings[:2],
        say("指标值", "Value"),
        say("目标", "Target"),
        *headings[2:],
        say("说明", "Reason"),
        show_lines=True,
    )
    for leaf in rows(document, "indicators"):
        keys = ("code", "name", "shown", "target", "weight", "mark_by_rule", "mark_stated", "reason")
        leaves.add_row(*(text(leaf, key) for key in keys))
    answers.print(leaves)


def rows(document: Document, key: str) -> list[Document]:
    """A list of records inside a document."""
    found = document.get(key)
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []


def text(record: Document, key: str) -> str:
    """A field as it is printed; what is absent is a dash."""
    value = record.get(key)
    return "—" if value is None or value == "" else str(value)
