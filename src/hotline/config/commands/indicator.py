"""`indicator`: one indicator's value over a span of days."""

import json
from datetime import date
from decimal import Decimal

import click
from django.conf import settings
from rich.table import Table
from rich.text import Text

from hotline.config import home, opening
from hotline.config.commands.parameters import DAY
from hotline.config.wording import answers, counted, say, show, shown_number
from hotline.kit.clock import LOCAL
from hotline.kit.rates import show_percentage
from hotline.modules.analytics import public as analytics
from hotline.modules.departments.public import HotlineProfile

FULL_SCALE = "1"
EVERY_VARIANT = "all"
DIMENSIONS = ["month", "department", "category", "channel", "request_type", "agent"]
# GB/T 33358-2016: over any continuous 24 hours.
STANDARD = Decimal("0.95")


@click.command(name="indicator")
@click.argument("code")
@click.option("--from", "first_day", type=DAY, required=True)
@click.option("--to", "last_day", type=DAY, required=True)
@click.option("--by", type=click.Choice(DIMENSIONS))
@click.option("--key")
@click.option("--variant")
@click.option("--version", type=int)
@click.option("--explain", is_flag=True)
@click.option("--exact", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
def command(
    code: str,
    first_day: date,
    last_day: date,
    by: str | None,
    key: str | None,
    variant: str | None,
    version: int | None,
    explain: bool,
    exact: bool,
    as_json: bool,
) -> None:
    """Print an indicator's value, or with `--explain` what stands behind it; both days count."""
    language = say("zh", "en")
    if explain:
        chosen = {"by": by, "key": key, "variant": variant}
        with opening.open_hotline(home.current()):
            explained = analytics.explanation_document(
                code, first_day, last_day, **chosen, version=version, language=language
            )
        print_json(explained) if as_json else print_explanation(explained)
        return
    if variant == EVERY_VARIANT:
        print_every_variant(code, first_day, last_day, as_json=as_json)
        return
    asked = (code, first_day, last_day)
    with opening.open_hotline(home.current()):
        document = analytics.indicator_document(*asked, by, variant, language, version, exact=exact)
        rows = list(document["rows"])
        if by and not as_json:
            rows += analytics.indicator_document(*asked, None, variant, language, version, exact=exact)["rows"]
        worst = analytics.worst_answering(first_day, last_day) if code == "answer_rate" else None
        hotline, scale = str(settings.HOTLINE_NAME), scale_of_hotline()
    if as_json:
        print_json({**document, "hotline": hotline, "scale": scale})
        return
    print_head(document, hotline, first_day, last_day, scale)
    show(table_of(rows, by))
    if worst is not None:
        answers.print(worst_text(worst), markup=False)


def print_explanation(explained: analytics.ExplanationDocument) -> None:
    """The formula with the figures in it, then how many records each condition left over, and where they are listed."""
    name = f"{explained['name']} {explained['code']}"
    place = f" · {explained['key_name'] or explained['key']}" if explained["key"] else ""
    version = say(f"第{explained['version']}版", f"version {explained['version']}")
    answers.print(f"{name} · {explained['variant_name']}{place} · {version}", style="bold", markup=False)
    answers.print(explained["formula"], markup=False)
    answers.print(say(f"归属：{explained['attribution']}", f"By: {explained['attribution']}"), markup=False)
    table = Table()
    for heading in (say("组成", "Part"), say("内容", "What"), say("记录数", "Records"), say("查看记录", "Listed at")):
        table.add_column(heading, overflow="fold")
    for part in explained["parts"]:
        for cells in rows_of_part(part):
            table.add_row(*(Text(cell) for cell in cells))
    show(table)
    for earlier in explained["earlier_versions"]:
        number, until = earlier["version"], earlier["replaced_on"]
        told = say(f"第{number}版用至 {until}：", f"Version {number} held until {until}: ")
        answers.print(f"{told}{earlier['because']}", markup=False)


def rows_of_part(part: analytics.PartDocument) -> list[tuple[str, str, str, str]]:
    """All records of the kind, those that meet the conditions, what each exclusion left out, and what remains."""
    name = say("分子", "Numerator") if part["part"] == "numerator" else say("分母", "Denominator")
    if part["records_path"] is None:
        return [(name, part["name"], str(part["number"]), "")]
    left_out = [
        ("", say(f"剔除：{each['name']}", f"left out: {each['name']}"), str(each["count"]), each["records_path"])
        for each in part["left_out"]
    ]
    return [
        (name, say("期间内全部记录", "all records of the period"), str(part["in_period"]), ""),
        ("", say("符合条件", "meet the conditions"), str(part["meeting"]), ""),
        *left_out,
        ("", say(f"计入：{part['name']}", f"counted: {part['name']}"), str(part["counted"]), part["records_path"]),
    ]


def print_json(document: object) -> None:
    """The document for programs."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def worst_text(worst: analytics.Window) -> str:
    """The worst 24 hours beside a figure that hides them, held against what the national standard asks for."""
    shown, target = show_percentage(worst.value), show_percentage(STANDARD)
    meets = worst.meets(STANDARD)
    begins, ends = (f"{moment.astimezone(LOCAL):%Y-%m-%d %H:%M}" for moment in (worst.begins, worst.ends))
    counts = f"{worst.answered} ÷ {worst.calls}"
    return say(
        f"最差的连续24小时：{begins} 至 {ends}，{shown}（{counts}），{'达到' if meets else '按精确值未达到'}{target}。",
        f"Worst 24 hours: {begins} to {ends}, {shown} ({counts}), {'meets' if meets else 'exactly misses'} {target}.",
    )


def print_every_variant(code: str, first_day: date, last_day: date, *, as_json: bool) -> None:
    """One figure for each counting rule of the indicator, each under its name, the default first."""
    language = say("zh", "en")
    with opening.open_hotline(home.current()):
        definition = next((each for each in analytics.definitions(language) if each["code"] == code), None)
        rules = definition["variants"] if definition else [None]
        documents = [
            analytics.indicator_document(code, first_day, last_day, None, rule and rule["code"], language)
            for rule in rules
        ]
        hotline, scale = str(settings.HOTLINE_NAME), scale_of_hotline()
    if as_json:
        told = [{**document, "hotline": hotline, "scale": scale} for document in documents]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for document in documents:
        print_head(document, hotline, first_day, last_day, scale)
        show(table_of(document["rows"], None))


def scale_of_hotline() -> str:
    """The share of the published volume that the hotline was generated at."""
    facts = HotlineProfile.objects.filter(id=1).first()
    return f"{facts.scale.normalize():f}" if facts is not None else FULL_SCALE


def print_head(
    document: analytics.IndicatorDocument, hotline: str, first_day: date, last_day: date, scale: str
) -> None:
    """What the figures are: the indicator, its counting rule, the hotline, the days, the scale."""
    definition = next(each for each in analytics.definitions(say("zh", "en")) if each["code"] == document["code"])
    rule = next(each["name"] for each in definition["variants"] if each["code"] == document["variant"])
    answers.print(f"{document['name']} {document['code']} · {rule} {document['variant']}", style="bold", markup=False)
    answers.print(
        say(f"热线 {hotline} · {first_day} 至 {last_day}", f"Hotline {hotline} · {first_day} to {last_day}"),
        markup=False,
    )
    if scale != FULL_SCALE:
        zh = f"注意：本热线的数据按{scale}的规模生成，数量不能与公布值直接比较。"
        en = f"Note: this hotline was generated at a scale of {scale}; counts do not compare with published ones."
        answers.print(say(zh, en), style="yellow", markup=False)


def table_of(rows: list[analytics.RowDocument], by: str | None) -> Table:
    """A row for each figure, the total below a line."""
    table = Table()
    headings = {None: ("期间", "Period"), "month": ("月份", "Month")}
    table.add_column(say(*headings.get(by, ("代码", "Code"))), no_wrap=True)
    has_names = by not in (None, "month")
    if has_names:
        table.add_column(say("名称", "Name"), overflow="fold")
    for heading in (say("分子", "Numerator"), say("分母", "Denominator"), say("指标值", "Value")):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        is_total = row["key"] == "total"
        if is_total and by:
            table.add_section()
        names = [] if not has_names else [""] if is_total else [row["name"]]
        figures = (counted(row["numerator"]), counted(row["denominator"]), shown_number(row["shown"]))
        key = say("合计", "Total") if is_total else row["key"]
        table.add_row(*(Text(cell) for cell in (key, *names, *figures)))
    return table
