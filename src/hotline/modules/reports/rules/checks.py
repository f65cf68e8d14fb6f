"""A report as the checker of papers reads it, and what of its findings is still open."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hotline.modules.analytics.rules.catalogue import Catalogue, Unit
from hotline.modules.papers.rules.checking import check_report
from hotline.modules.papers.rules.findings import Finding
from hotline.modules.papers.rules.report import Fact, Formula, Report, Row, Statement, Table

from .content import ReportContent, TableBlock
from .figures import NOW, FigureKind, Figures, PrintedFigure

_UNITS = {Unit.COUNT: "件", Unit.SECONDS: "秒", Unit.HOURS: "小时", Unit.DAYS: "天", Unit.PERCENT: ""}
TYPED_NUMBER = "typed_number"


@dataclass(frozen=True, slots=True)
class ReportFinding:
    """Something to resolve or to explain. `key` is the same as long as the same thing is found at the same place."""

    key: str
    code: str
    severity: str
    place: str
    stated: str
    computed: str
    zh: str
    en: str


def findings_of(
    content: ReportContent, figures: Figures, catalogue: Catalogue, *, year: int
) -> tuple[ReportFinding, ...]:
    """What the checker finds in the report, and the numbers that a person typed."""
    report = structured(content, figures, catalogue, year=year)
    return (*(_found(finding) for finding in check_report(report)), *_typed(content))


def structured(content: ReportContent, figures: Figures, catalogue: Catalogue, *, year: int) -> Report:
    """The report as a structured one: every figure that is printed, as it is printed, with the place."""
    codes = {figure.number: _code(figure) for figure in figures.values()}
    facts = {codes[figure.number]: _fact(figure, codes, catalogue) for figure in figures.values()}
    statements = [*_statements(content, figures, codes)]
    facts |= {f"{codes[figure.number]}_n": _part(figure, catalogue) for figure in figures.values() if _is_rate(figure)}
    facts |= {f"{codes[figure.number]}_d": _part(figure, catalogue) for figure in figures.values() if _is_rate(figure)}
    tables: list[Table] = []
    for section in content.sections:
        for block in section.blocks:
            if isinstance(block, TableBlock):
                tables += _tables(block, section.heading, facts)
    return Report(
        code="report",
        name=content.title,
        year=year,
        facts=facts,
        statements=(*statements, *_parts(figures, codes)),
        tables=tuple(tables),
    )


def open_findings(found: Sequence[ReportFinding], explained: Mapping[str, str]) -> list[ReportFinding]:
    """Those for which nobody gave a reason."""
    return [finding for finding in found if finding.key not in explained]


def _code(figure: PrintedFigure) -> str:
    return f"f{figure.number}"


def _is_rate(figure: PrintedFigure) -> bool:
    return figure.kind is FigureKind.VALUE and figure.denominator is not None and figure.numerator is not None


def _fact(figure: PrintedFigure, codes: Mapping[int, str], catalogue: Catalogue) -> Fact:
    name = _name(figure, catalogue)
    if figure.kind is FigureKind.SHARE:
        return Fact(name=name, formula=Formula(kind="share", of=tuple(codes[number] for number in figure.of)))
    indicator = catalogue.indicators.get(figure.indicator)
    display = indicator.display if indicator else None
    if indicator is not None and _is_rate(figure) and indicator.unit is Unit.PERCENT:
        of = (f"{_code(figure)}_n", f"{_code(figure)}_d")
        return Fact(name=name, formula=Formula(kind="ratio", of=of), display=display)
    return Fact(name=name, unit=_UNITS[indicator.unit] if indicator else "件", display=display)


def _part(figure: PrintedFigure, catalogue: Catalogue) -> Fact:
    return Fact(name=f"{_name(figure, catalogue)}的分子、分母", unit="件")


def _name(figure: PrintedFigure, catalogue: Catalogue) -> str:
    indicator = catalogue.indicators.get(figure.indicator)
    name = indicator.name.get("zh") if indicator else "清单件数"
    said = [each for each in (figure.key_name or figure.key, figure.when if figure.when != NOW else "") if each]
    return f"{name}（{'，'.join(said)}）" if said else name


def _statements(content: ReportContent, figures: Figures, codes: Mapping[int, str]) -> Iterator[Statement]:
    for section, _, text in content.texts():
        for piece in text.pieces:
            if piece.figure is not None and figures[piece.figure].kind is not FigureKind.CHANGE:
                figure = figures[piece.figure]
                if figure.value is not None:
                    yield Statement(fact=codes[figure.number], value=figure.shown, at=section.heading)
    for section in content.sections:
        for block in section.blocks:
            if isinstance(block, TableBlock):
                for cell in (cell for row in (*block.rows, block.total or []) for cell in row):
                    if cell.figure is not None and _is_plain(figures[cell.figure]):
                        yield Statement(fact=codes[cell.figure], value=cell.text, at=block.title)


def _is_plain(figure: PrintedFigure) -> bool:
    return figure.kind is not FigureKind.CHANGE and figure.value is not None


def _parts(figures: Figures, codes: Mapping[int, str]) -> Iterator[Statement]:
    """The numerators and denominators, which stand behind the printed rates."""
    for figure in figures.values():
        if _is_rate(figure) and figure.value is not None:
            for end, number in (("n", figure.numerator), ("d", figure.denominator)):
                yield Statement(fact=f"{codes[figure.number]}_{end}", value=f"{number:f}", at="指标依据")


def _tables(block: TableBlock, heading: str, facts: dict[str, Fact]) -> Iterator[Table]:
    """One table of one fact for each column whose rows make up the total."""
    if block.total is None:
        return
    for column in block.adds_up:
        code = f"t{len(facts)}"
        facts[code] = Fact(name=f"{block.title}：{block.columns[column]}", unit="件", adds_up=True)
        rows = [Row(values=(row[column].text,), scope=row[0].text) for row in block.rows]
        yield Table(
            at=f"{heading}：{block.title}",
            columns=(code,),
            rows=tuple(rows),
            total=Row(values=(block.total[column].text,)),
        )


def _found(finding: Finding) -> ReportFinding:
    place = "；".join(dict.fromkeys(each.at for each in finding.places))
    return ReportFinding(
        key=_key(finding.code.value, place, finding.stated, finding.text.zh),
        code=finding.code.value,
        severity=finding.severity.value,
        place=place,
        stated=finding.stated,
        computed=finding.computed,
        zh=finding.text.zh,
        en=finding.text.en,
    )


def _typed(content: ReportContent) -> Iterator[ReportFinding]:
    for section, index, block in content.texts():
        for number in block.typed:
            place = f"{section.heading}，第{index + 1}段"
            zh = f"{place}的“{number}”是手工填写的数字，没有记录可以核对。"
            en = f"“{number}” in {section.heading} was typed by hand; no record stands behind it."
            key = _key(TYPED_NUMBER, f"{section.code}[{index}]", number, "")
            yield ReportFinding(key, TYPED_NUMBER, "to_explain", place, number, "", zh, en)


def _key(*parts: str) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:16]
