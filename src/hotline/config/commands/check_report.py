"""`check-report`: what a report states that cannot be true together."""

import json
from pathlib import Path

import click

from hotline.config.wording import answers, is_english, say, tell
from hotline.modules.papers import public as papers

UNREADABLE = 2


@click.command(name="check-report")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, readable=True))
@click.option("--json", "as_json", is_flag=True)
def command(file: Path, as_json: bool) -> int:
    """Check a report; exit code 0 where nothing was found, 1 with findings, 2 for a file that cannot be read."""
    language = "en" if is_english() and not as_json else "zh"
    tell(f"正在读取 {file.name} …", f"Reading {file.name} …")
    try:
        report, line_of = papers.read_file(file.read_bytes())
    except papers.ReportUnreadable as refusal:
        spoken = say("zh", "en")
        tell(refusal.sentence(spoken) + refusal.advice(spoken), refusal.sentence(spoken) + " " + refusal.advice(spoken))
        return UNREADABLE
    figures = papers.checked_figures(report)
    tell(f"正在核对 {figures} 个数字 …", f"Checking {figures} figures …")
    document = papers.check_document(report, line_of, language)
    if as_json:
        click.echo(json.dumps({"file": file.name, **document}, ensure_ascii=False, indent=2))
    else:
        print_findings(document, language)
    return 1 if document["findings"] else 0


def print_findings(document: papers.CheckDocument, language: str) -> None:
    """Each finding with its places and what to do, the sum of them last."""
    answers.print(document["name"], style="bold", markup=False)
    for number, finding in enumerate(document["findings"], 1):
        severity = papers.SEVERITIES[papers.Severity(finding["severity"])][language]
        style = "red" if finding["severity"] == papers.Severity.ERROR else "yellow"
        answers.print(f"{number:>3}. ", end="")
        answers.print(f"[{severity}] {finding['name']} ", style=style, markup=False, end="")
        answers.print(finding["code"], style="dim", markup=False)
        answers.print(f"     {finding['text']}", markup=False)
        places = "；".join(dict.fromkeys(place_of(place) for place in finding["places"]))
        answers.print(say(f"     位置：{places}", f"     Where: {places}"), markup=False)
        answers.print(f"     → {finding['next_step']}", markup=False, style="dim")
    errors, unexplained, figures = document["errors"], document["to_explain"], document["figures"]
    zh = f"共核对 {figures} 个数字：{errors} 处错误，{unexplained} 处待说明。"
    en = f"{figures} figures checked: {errors} errors, {unexplained} to explain."
    answers.print(say(zh, en), style="green" if not document["findings"] else None, markup=False)


def place_of(place: papers.PlaceDocument) -> str:
    """A place in a few words: where the report says it, its printed line, its line in the file."""
    printed, line = place["printed_line"], place["file_line"]
    parts = [place["at"]]
    if printed:
        parts.append(say(f"原文第{printed}行", f"printed line {printed}"))
    if line:
        parts.append(say(f"文件第{line}行", f"file line {line}"))
    return say("，", ", ").join(parts)
