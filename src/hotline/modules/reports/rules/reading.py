"""From a template's YAML to a checked template. Every fault is told with its place, all of them at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml
from pydantic import ValidationError

from hotline.modules.analytics.rules.catalogue import DIMENSIONS, MONTH, Catalogue, Indicator, Unit
from hotline.modules.reports.errors import Fault, ReportTemplateFault

from .placeholders import FORMS, Placeholder, form_of, parse
from .template import BY_INDICATOR, BY_PERIOD, BlockEntry, ChartEntry, ChartForm, TableEntry, Template
from .words import ComparedWith, ListKind, ReportType

# Longer files are no templates.
LONGEST_SOURCE = 60_000
_MOST_LEADING = 20


@dataclass(frozen=True, slots=True)
class _Reader:
    """Looks for faults in one template against the catalogue."""

    catalogue: Catalogue
    kind: ReportType

    def of_block(self, block: BlockEntry, place: str) -> Iterator[Fault]:
        if block.text is not None:
            yield from self.of_text(block.text, f"{place}.text")
        if block.table is not None:
            yield from self.of_rows(block.table, f"{place}.table")
        if block.chart is not None:
            yield from self.of_rows(block.chart, f"{place}.chart")
            if block.chart.form is ChartForm.PIE and len(block.chart.indicators) > 1:
                yield Fault(f"{place}.chart", "饼图只能有一项指标。", "A pie shows one indicator.")

    def of_text(self, text: str, place: str) -> Iterator[Fault]:
        for piece in parse(text):
            if isinstance(piece, Placeholder):
                yield from self.of_placeholder(piece, f"{place}: {piece.written}")
            elif "{{" in piece or "}}" in piece:
                yield Fault(place, "花括号没有成对。", "Braces do not come in pairs.")

    def of_placeholder(self, placeholder: Placeholder, place: str) -> Iterator[Fault]:
        form = FORMS.get(placeholder.name)
        if form is None:
            yield _unknown(place, "占位符", "placeholder", placeholder.name, FORMS)
            return
        least = sum(not each.endswith("?") for each in form)
        if not least <= len(placeholder.arguments) <= len(form):
            written = form_of(placeholder.name)
            yield Fault(place, f"应写为{written}。", f"It is written {written}.")
            return
        yield from self.of_arguments(placeholder, place)

    def of_arguments(self, placeholder: Placeholder, place: str) -> Iterator[Fault]:
        comparison, listed = placeholder.argument("comparison"), placeholder.argument("list")
        if comparison and comparison not in set(ComparedWith):
            yield _unknown(place, "比较方式", "comparison", comparison, list(ComparedWith))
        if listed and listed not in set(ListKind):
            yield _unknown(place, "清单", "list", listed, list(ListKind))
        if placeholder.name == "leading" and not _is_number(placeholder.argument("number")):
            yield Fault(place, f"个数须为1至{_MOST_LEADING}。", f"The number must be from 1 to {_MOST_LEADING}.")
        if placeholder.argument("indicator"):
            yield from self.of_indicator(placeholder.argument("indicator"), place, placeholder.argument("dimension"))
            indicator = self.catalogue.indicators.get(placeholder.indicator)
            if indicator is not None:
                yield from _unfit(placeholder, indicator, place)

    def of_rows(self, entry: TableEntry | ChartEntry, place: str) -> Iterator[Fault]:
        dimension = entry.by if entry.by not in (BY_INDICATOR, BY_PERIOD) else ""
        allowed = [each for each in DIMENSIONS if each != MONTH]
        if dimension and dimension not in allowed:
            yield _unknown(f"{place}.by", "分组", "rows", dimension, [BY_INDICATOR, BY_PERIOD, *allowed])
            dimension = ""
        elif dimension and self.kind is ReportType.SPECIAL:
            zh = "专报只涉及一个范围，表和图只能按指标或期间分行。"
            yield Fault(f"{place}.by", zh, "A special report has one subject: rows are indicators or periods.")
        if entry.by == BY_INDICATOR and isinstance(entry, ChartEntry):
            yield Fault(f"{place}.by", "图不能按指标分组，单位可能不同。", "A chart's indicators may differ in unit.")
        for number, name in enumerate(entry.indicators):
            yield from self.of_indicator(name, f"{place}.indicators[{number}]", dimension)
        if isinstance(entry, TableEntry) and entry.share:
            yield from self.of_share(entry, place)

    def of_share(self, entry: TableEntry, place: str) -> Iterator[Fault]:
        first = self.catalogue.indicators.get(entry.indicators[0].partition("@")[0])
        if entry.by in (BY_INDICATOR, BY_PERIOD) or (first is not None and first.unit is not Unit.COUNT):
            zh = "只有按渠道、类别等分组的数量才有占比。"
            yield Fault(f"{place}.share", zh, "Only a count by a dimension has shares.")

    def of_indicator(self, name: str, place: str, dimension: str) -> Iterator[Fault]:
        code, _, variant = name.partition("@")
        indicator = self.catalogue.indicators.get(code)
        if indicator is None:
            yield _unknown(place, "指标", "indicator", code, self.catalogue.indicators)
            return
        if variant and variant not in indicator.variants:
            yield _unknown(place, "统计口径", "variant", variant, indicator.variants)
        possible = [each for each in indicator.dimensions if each != MONTH]
        if dimension and dimension not in possible:
            yield _unknown(place, f"“{code}”的分组", f"dimension of “{code}”", dimension, possible)


def read_template(source: str, catalogue: Catalogue, *, kind: ReportType, platform: Template | None = None) -> Template:
    """The template in a YAML text, refused with everything that does not fit.

    A city's version is held against the platform's: it keeps the sections that are required there.
    """
    template = _parse(source)
    faults = [] if template.kind is kind else [Fault("kind", f"应为{kind}。", f"It must be {kind}.")]
    reader = _Reader(catalogue, kind)
    faults += reader.of_text(template.title, "title")
    codes: set[str] = set()
    for number, section in enumerate(template.sections):
        place = f"sections[{number}] {section.code}"
        if section.code in codes:
            faults.append(Fault(place, "章节代码重复。", "Another section has this code."))
        codes.add(section.code)
        for index, block in enumerate(section.blocks):
            faults += reader.of_block(block, f"{place}.blocks[{index}]")
    for section in platform.sections if platform else ():
        if section.required and section.code not in codes:
            zh, en = f"缺少必备章节“{section.code}”（{section.heading}）。", f"The section “{section.code}” is missing."
            faults.append(Fault("sections", zh, en))
    if faults:
        raise ReportTemplateFault(faults)
    return template


def as_written(source: str, template: Template) -> str:
    """The text that is kept: YAML as a person wrote it; what a page sent as JSON is written as YAML."""
    if not source.lstrip().startswith("{"):
        return source
    document = template.model_dump(mode="json", exclude_defaults=True)
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=110)


def stored_template(source: str) -> Template:
    """A template that was published before, whatever became of its indicators since."""
    return _parse(source)


@cache
def packaged_source(kind: ReportType) -> str:
    """The platform's own template of a kind, as it is shipped."""
    file = resources.files(__package__) / "templates" / f"{kind.value}.yaml"
    return file.read_text(encoding="utf-8")


def _parse(source: str) -> Template:
    if len(source) > LONGEST_SOURCE:
        raise ReportTemplateFault([Fault("", "模板过长。", "The template is too long.")])
    try:
        document = yaml.safe_load(source)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else ""
        raise ReportTemplateFault([Fault(place, "不是有效的YAML。", "It is not valid YAML.")]) from error
    try:
        return Template.model_validate(document)
    except ValidationError as error:
        raise ReportTemplateFault([_of_form(document, each["loc"], each["msg"]) for each in error.errors()]) from error


def _of_form(document: object, path: tuple[int | str, ...], message: str) -> Fault:
    """A fault of the form, with the section's code beside its number."""
    place = ".".join(f"[{part}]" if isinstance(part, int) else part for part in path).replace(".[", "[")
    if isinstance(document, dict) and len(path) > 1 and path[0] == "sections" and isinstance(path[1], int):
        entry = document["sections"][path[1]]
        code = entry.get("code") if isinstance(entry, dict) else None
        place = place.replace(f"sections[{path[1]}]", f"sections[{path[1]}] {code}", 1) if code else place
    return Fault(place, f"不符合模板的写法（{message}）。", f"It does not fit: {message}.")


def _unfit(placeholder: Placeholder, indicator: Indicator, place: str) -> Iterator[Fault]:
    if placeholder.name in ("share", "leading") and indicator.unit is not Unit.COUNT:
        yield Fault(place, "只有数量才有占比和排序。", "Only counts have shares and leaders.")
    parts = placeholder.name in ("numerator", "denominator")
    if parts and indicator.divisor != 1:
        yield Fault(place, "该指标的分子、分母单位与指标不同。", "Its parts are in another unit than the indicator.")
    if placeholder.name == "denominator" and indicator.default_variant.denominator is None:
        yield Fault(place, "该指标没有分母。", "It has no denominator.")


def _unknown(place: str, zh: str, en: str, word: str, choices: Mapping[str, object] | list[str]) -> Fault:
    known = "、".join(map(str, choices)) or "无"
    return Fault(place, f"没有这样的{zh}“{word}”；可用：{known}。", f"Unknown {en} “{word}”; known: {known}.")


def _is_number(text: str) -> bool:
    return text.isdecimal() and 1 <= int(text) <= _MOST_LEADING
