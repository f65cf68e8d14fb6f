"""`doctor`: what is missing on this machine, and what to do."""

import json

import click

from hotline.config import diagnosis, home
from hotline.config.diagnosis import Severity
from hotline.config.wording import answers, say

MARKS = {Severity.FINE: "[green]✓[/green]", Severity.ADVICE: "[yellow]![/yellow]", Severity.PROBLEM: "[red]✗[/red]"}


@click.command(name="doctor")
@click.option("--json", "as_json", is_flag=True)
def command(as_json: bool) -> int:
    """Examine the machine; exit code 1 when something must be mended."""
    findings = diagnosis.examine(home.current())
    if as_json:
        click.echo(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            answers.print(f"{MARKS[finding.severity]} ", end="")
            answers.print(
                f"{finding.subject}：{finding.state}"
                if say("zh", "en") == "zh"
                else f"{finding.subject}: {finding.state}",
                markup=False,
            )
            if finding.remedy:
                answers.print(f"    → {finding.remedy}", markup=False)
    return 1 if any(finding.severity is Severity.PROBLEM for finding in findings) else 0
