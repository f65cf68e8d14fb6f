"""`contracts`: what does not tie in the books of contracts and money."""

import json
from datetime import date

import click

from hotline.config.wording import answers, is_english, say
from hotline.kit.clock import local_date, now
from hotline.modules.contracts.public import BookFinding, Books, Severity, check_all, name_of

from .parameters import DAY


@click.group(name="contracts")
def command() -> None:
    """The books of contracts and money."""


@command.command(name="check")
@click.option("--on", "day", type=DAY)
@click.option("--json", "as_json", is_flag=True)
def check(day: date | None, *, as_json: bool) -> int:
    """List what does not tie by the facts of a day; exit code 1 where anything is an error."""
    language = "en" if is_english() and not as_json else "zh"
    checked = check_all(day or local_date(now()))
    if as_json:
        click.echo(json.dumps([_project(*one, language) for one in checked], ensure_ascii=False, indent=2))
    else:
        for books, found in checked:
            _print(books, found, language)
        if not checked:
            answers.print(say("还没有登记任何项目。", "There are no projects yet."))
    return 1 if any(one.severity is Severity.ERROR for _, found in checked for one in found) else 0


def _print(books: Books, found: list[BookFinding], language: str) -> None:
    answers.print(f"{books.name} ({books.code})", style="bold", markup=False)
    for number, one in enumerate(found, 1):
        style = "red" if one.severity is Severity.ERROR else "yellow"
        answers.print(f"{number:>3}. ", end="")
        place = one.place.in_language(language)
        answers.print(f"[{name_of(one.severity, language)}] {place} ", style=style, markup=False, end="")
        answers.print(one.code, style="dim", markup=False)
        answers.print(f"     {one.text.in_language(language)}", markup=False)
    if not found:
        answers.print(say("     没有发现问题。", "     Nothing was found."), style="green", markup=False)


def _project(books: Books, found: list[BookFinding], language: str) -> dict[str, object]:
    return {
        "project": books.code,
        "name": books.name,
        "findings": [
            {
                "code": one.code,
                "severity": one.severity.value,
                "place": one.place.in_language(language),
                "stated": one.stated,
                "computed": one.computed,
                "text": one.text.in_language(language),
            }
            for one in found
        ],
    }
