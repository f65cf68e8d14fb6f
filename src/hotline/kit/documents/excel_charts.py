"""Charts in Excel are Excel's own, over figures that stand beside them and can be worked with."""

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from .blocks import Align, Chart, ChartKind
from .drawing import COLORS, waterfall_steps
from .excel_sheets import Formats

_KINDS = {
    ChartKind.BAR: {"type": "column"},
    ChartKind.LINE: {"type": "line"},
    ChartKind.PIE: {"type": "pie"},
    ChartKind.WATERFALL: {"type": "column", "subtype": "stacked"},
}
_HEADER_ROW = 2


def add_chart(book: xlsxwriter.Workbook, sheet: Worksheet, chart: Chart, formats: Formats) -> None:
    """The figures of a chart as a table, and the chart beside it."""
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, len(chart.series) + 2, 14)
    sheet.write_string(0, 0, chart.title, formats.heading)
    if chart.unit:
        sheet.write_string(1, 0, f"单位：{chart.unit}", formats.plain)
    heading, number = formats.cell(Align.CENTER, is_bold=True), "0" + (f".{'0' * chart.places}" if chart.places else "")
    figure, name = formats.cell(Align.RIGHT, is_bold=False, shown=number), formats.cell(Align.CENTER, is_bold=False)
    for column, text in enumerate(("项目", *(series.name for series in chart.series))):
        sheet.write_string(_HEADER_ROW, column, text, heading)
    for row, category in enumerate(chart.categories, start=_HEADER_ROW + 1):
        sheet.write_string(row, 0, category, name)
        for column, series in enumerate(chart.series, start=1):
            value = series.values[row - _HEADER_ROW - 1]
            if value is None:
                sheet.write_blank(row, column, None, figure)
            else:
                sheet.write_number(row, column, float(value), figure)
    made = book.add_chart(_KINDS[chart.kind])
    made.set_title({"name": chart.title, "name_font": {"size": 12}})
    made.set_size({"width": 720, "height": 360})
    if chart.kind is ChartKind.WATERFALL:
        _add_steps(sheet, chart, made, heading, figure)
    else:
        for column in range(1, len(chart.series) + 1):
            _add_series(made, sheet, chart, column, COLORS[(column - 1) % len(COLORS)])
    if len(chart.series) == 1 and chart.kind is not ChartKind.PIE:
        made.set_legend({"none": True})
    sheet.insert_chart(1, len(chart.series) + 4, made)


def _add_series(made: xlsxwriter.chart.Chart, sheet: Worksheet, chart: Chart, column: int, color: str) -> None:
    first, last, name = _HEADER_ROW + 1, _HEADER_ROW + len(chart.categories), sheet.get_name()
    looks: dict[str, object] = {"data_labels": {"value": True, "percentage": True, "category": True}}
    if chart.kind is not ChartKind.PIE:
        part = "line" if chart.kind is ChartKind.LINE else "fill"
        looks = {part: {"color": color}, "data_labels": {"value": len(chart.series) == 1}}
    made.add_series(
        {
            "name": [name, _HEADER_ROW, column],
            "categories": [name, first, 0, last, 0],
            "values": [name, first, column, last, column],
            **looks,
        }
    )


def _add_steps(
    sheet: Worksheet,
    chart: Chart,
    made: xlsxwriter.chart.Chart,
    heading: xlsxwriter.format.Format,
    figure: xlsxwriter.format.Format,
) -> None:
    """A waterfall is a stack of two: what is not seen, and the step on top of it."""
    for column, text in ((2, "底"), (3, "增减")):
        sheet.write_string(_HEADER_ROW, column, text, heading)
    for row, (start, end) in enumerate(waterfall_steps(chart.series[0].values), start=_HEADER_ROW + 1):
        sheet.write_number(row, 2, float(min(start, end)), figure)
        sheet.write_number(row, 3, float(abs(end - start)), figure)
    first, last, name = _HEADER_ROW + 1, _HEADER_ROW + len(chart.categories), sheet.get_name()
    for column, look in ((2, {"fill": {"none": True}}), (3, {"fill": {"color": COLORS[0]}})):
        made.add_series(
            {"categories": [name, first, 0, last, 0], "values": [name, first, column, last, column], **look}
        )
