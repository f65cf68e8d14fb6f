"""Tables and charts of a report, and the whole draft."""

from dataclasses import dataclass, replace

from hotline.kit.documents.numbering import heading_number
from hotline.modules.analytics.rules.catalogue import Unit

from .comparing import heading
from .composing import Draft, Printer, compose_list, compose_text, leaders, plain
from .content import (
    Block,
    ChartBlock,
    ChartSeries,
    ListBlock,
    ReportContent,
    ReportSection,
    TableBlock,
    TableCell,
    TextBlock,
)
from .figures import NOW, Asked, back
from .material import Material, named
from .spans import short
from .template import BY_INDICATOR, BY_PERIOD, BlockEntry, ChartEntry, TableEntry, Template
from .words import ComparedWith, ReportType

_NAMES = {"channel": "渠道", "request_type": "诉求类型", "department": "承办单位", "category": "诉求类别"}
_SHARE, _TOTAL, _UNNAMED = "占比", "合计", "未派单或未分类"


def compose(template: Template, material: Material) -> Draft:
    """The whole report."""
    printer = Printer(material)
    title = plain(compose_text(template.title, printer), printer)
    titles = _Titles()
    sections = [
        ReportSection(
            code=each.code,
            heading=f"{heading_number(1, number)}{each.heading}",
            blocks=[titles.numbered(_block(block, printer)) for block in each.blocks],
        )
        for number, each in enumerate(template.sections, 1)
    ]
    return Draft(ReportContent(title=title, sections=sections), tuple(printer.figures))


@dataclass(slots=True)
class _Titles:
    """Numbers tables and lists as 表1, 表2 …, charts as 图1, 图2 …, through the whole report."""

    tables: int = 0
    charts: int = 0

    def numbered(self, block: Block) -> Block:
        """The block with its number before its title."""
        if isinstance(block, TableBlock | ListBlock):
            self.tables += 1
            block.title = f"表{self.tables}　{block.title}"
        if isinstance(block, ChartBlock):
            self.charts += 1
            block.title = f"图{self.charts}　{block.title}"
        return block


def _block(block: BlockEntry, printer: Printer) -> Block:
    if block.table is not None:
        return _table(block.table, printer)
    if block.chart is not None:
        return _chart(block.chart, printer)
    if block.list is not None:
        return compose_list(block.list, printer.material)
    return TextBlock(pieces=compose_text(block.text or "", printer))


def _table(entry: TableEntry, printer: Printer) -> TableBlock:
    if entry.by == BY_INDICATOR:
        return _by_indicator(entry, printer)
    if entry.by == BY_PERIOD:
        return _by_period(entry, printer)
    return _by_dimension(entry, printer)


def _by_indicator(entry: TableEntry, printer: Printer) -> TableBlock:
    rows = []
    for asked in _asked(entry):
        row = [TableCell(text=_name(asked, printer)), _cell(printer.print(asked), printer)]
        row += [_changed(asked, each, printer) for each in entry.compare]
        rows.append(row)
    columns = ["指标", "本期", *(heading(each) for each in entry.compare)]
    return TableBlock(title=entry.title, columns=columns, rows=rows)


def _by_period(entry: TableEntry, printer: Printer) -> TableBlock:
    rows = []
    for steps in reversed(range(entry.most)):
        label = TableCell(text=_period(steps, printer))
        values = (printer.print(replace(asked, when=back(steps))) for asked in _asked(entry))
        rows.append([label, *(_cell(number, printer) for number in values)])
    columns = ["期间", *(_name(asked, printer) for asked in _asked(entry))]
    return TableBlock(title=entry.title, columns=columns, rows=rows)


def _by_dimension(entry: TableEntry, printer: Printer) -> TableBlock:
    wholes = _asked(entry)
    first = replace(wholes[0], dimension=entry.by)
    found = leaders(printer, first, entry.most)
    is_whole = len(found) == len(leaders(printer, first, 10**6))
    rows = [_row(entry, part.key, wholes, printer) for part in found]
    names = [_name(asked, printer) for asked in wholes]
    columns = [_NAMES.get(entry.by, "分组"), names[0], *([_SHARE] if entry.share else [])]
    columns += [heading(each) for each in entry.compare] + names[1:]
    counts = [name for name, asked in zip(names, wholes, strict=True) if printer.indicator(asked).unit is Unit.COUNT]
    return TableBlock(
        title=entry.title,
        columns=columns,
        rows=rows,
        total=_row(entry, "", wholes, printer) if entry.total else None,
        adds_up=[columns.index(name) for name in counts] if is_whole and entry.total else [],
        note=_note(entry, wholes[0], printer, is_whole=is_whole),
    )


def _row(entry: TableEntry, key: str, wholes: list[Asked], printer: Printer) -> list[TableCell]:
    """The row of a part, or of the whole where no key is given."""
    dimension = entry.by if key else ""
    parts = [replace(whole, dimension=dimension, key=key) for whole in wholes]
    name = (printer.value(parts[0]).name or _UNNAMED) if key else _TOTAL
    cells = [TableCell(text=name), _cell(printer.print(parts[0]), printer)]
    if entry.share:
        cells.append(_cell(printer.share(parts[0], wholes[0]), printer))
    cells += [_changed(parts[0], each, printer) for each in entry.compare]
    return cells + [_cell(printer.print(part), printer) for part in parts[1:]]


def _note(entry: TableEntry, whole: Asked, printer: Printer, *, is_whole: bool) -> str:
    said = []
    if entry.share:
        said.append(f"占比以{_name(whole, printer)}{printer.value(whole).shown}为基数")
    if not is_whole:
        said.append(f"列出前{entry.most}项，合计含未列出的各项")
    return "；".join(said) + "。" if said else ""


def _chart(entry: ChartEntry, printer: Printer) -> ChartBlock:
    series = []
    labels: list[str] = []
    for asked in (Asked(*named(name)) for name in entry.indicators):
        if entry.by == BY_PERIOD:
            steps = list(reversed(range(entry.most)))
            points = [replace(asked, when=back(each)) for each in steps]
            labels = _labels(steps, printer)
        elif not labels:
            points = leaders(printer, replace(asked, dimension=entry.by), entry.most)
            labels, keys = [printer.value(part).name or _UNNAMED for part in points], [part.key for part in points]
        else:
            points = [replace(asked, dimension=entry.by, key=key) for key in keys]
        series.append(ChartSeries(name=_name(asked, printer), figures=[printer.print(point) for point in points]))
    return ChartBlock(form=entry.form, title=entry.title, labels=labels, series=series)


def _labels(steps: list[int], printer: Printer) -> list[str]:
    """The periods as short as an axis needs them: a month without its year, but for the first and each January."""
    kind = printer.material.kind
    periods = [printer.material.period_of(back(each)) for each in steps]
    if kind is not ReportType.MONTHLY:
        return [short(kind, period) for period in periods]
    return [
        short(kind, period) if place == 0 or period.first_day.month == 1 else f"{period.first_day.month}月"
        for place, period in enumerate(periods)
    ]


def _asked(entry: TableEntry) -> list[Asked]:
    return [Asked(code, variant, NOW) for code, variant in map(named, entry.indicators)]


def _name(asked: Asked, printer: Printer) -> str:
    indicator = printer.indicator(asked)
    variant = indicator.variants.get(asked.variant)
    name = indicator.name.get("zh")
    return f"{name}（{variant.name.get('zh')}）" if variant is not None else name


def _period(steps: int, printer: Printer) -> str:
    return short(printer.material.kind, printer.material.period_of(back(steps)))


def _changed(asked: Asked, comparison: ComparedWith, printer: Printer) -> TableCell:
    """A change as a column under its comparison's name holds it."""
    return TableCell(text=printer.change_of(asked, comparison).cell, figure=printer.change(asked, comparison))


def _cell(number: int, printer: Printer) -> TableCell:
    return TableCell(text=printer.shown(number), figure=number)
