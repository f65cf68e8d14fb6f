"""`report`: draft one of the hotline's own reports, as the job does that runs when a period has ended."""

import json
from datetime import date

import click

from hotline.config import home, opening
from hotline.config.failures import CannotContinue
from hotline.config.hotlines import named_hotline
from hotline.config.wording import answers, say
from hotline.kit.clock import local_date, now
from hotline.modules.access.public import system_actor
from hotline.modules.reports import public as reports

KINDS = [kind.value for kind in reports.PERIODIC]
_MONTH, _DAY = len("2026-10"), len("2026-10-31")


@click.group(name="report")
def command() -> None:
    """Draft the hotline's own reports."""


@command.command(name="draft")
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--day", "--month", "--year", "when", default="")
@click.option("--json", "as_json", is_flag=True)
def draft(kind: str, when: str, as_json: bool) -> None:
    """Draft a report on the day, week, month or year; on the one that ended last where none is named."""
    at = now()
    chosen = reports.ReportType(kind)
    period = reports.span_of(chosen, day_of(when)) if when else reports.last_ended(chosen, local_date(at))
    with opening.open_hotline(home.current(), named_hotline()):
        wanted = reports.Wanted(chosen, period.first_day, period.last_day)
        report = reports.draft_report(wanted=wanted, by=system_actor(), at=at)
        figures = report.figures.count()
    if as_json:
        told = {"id": report.pk, "title": report.title, "state": report.state, "figures": figures}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    answers.print(say(f"已起草《{report.title}》。", f"Drafted “{report.title}”."), style="bold", markup=False)
    answers.print(
        say(
            f"报告 {report.pk}，{figures} 个数字，待修改和审批。",
            f"Report {report.pk}, {figures} figures, to be edited.",
        ),
        markup=False,
    )


def day_of(text: str) -> date:
    """A day within the period that is named: 2026, 2026-10 or 2026-10-31."""
    whole = {4: f"{text}-01-01", _MONTH: f"{text}-01", _DAY: text}.get(len(text), "")
    try:
        return date.fromisoformat(whole)
    except ValueError:
        raise CannotContinue(
            f"“{text}”不是日期，请写成 2026、2026-10 或 2026-10-31。",
            f"“{text}” is no period; write 2026, 2026-10 or 2026-10-31.",
            code="period_unreadable",
        ) from None
