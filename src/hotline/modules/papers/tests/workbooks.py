"""Excel forms as cities fill them in: the official layout with merged cells, and one value changed in it."""

from collections.abc import Callable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Cell = str | float | int | None
Change = Callable[[Worksheet], None]

ROWS: list[list[Cell]] = [
    ["项目支出绩效自评表"],
    ["（2024年度）"],
    ["项目名称", None, None, "12345政务服务热线项目"],
    ["主管部门", None, None, "市政府办公室", None, "实施单位", None, "市政府办公室"],
    [
        "项目资金\n（万元）",
        None,
        None,
        "年初预算数",
        "全年预算数（A）",
        "全年执行数（B）",
        "分值",
        "执行率（B/A)",
        "得分",
    ],
    [None, "年度资金总额：", None, 492, 492, 492, 10, 1.0, 10],
    [None, " 其中：本年财政拨款", None, 492, 492, 492, "-", None, "-"],
    [None, "    上年结转资金", None, None, None, None, "-", None, "-"],
    [None, "       其他资金", None, None, None, None, "-", None, "-"],
    ["年度总体目标完成情况", "预期目标", None, None, None, "实际完成情况"],
    [None, "打造便捷、高效的政务服务总客服", None, None, None, "达成预期指标"],
    [
        "年度绩效指标",
        "一级\n指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    ],
    [None, "产\n出\n指\n标\n(50分)", "数量指标", "接通率", "≥90%", "99%", 15, 15, None],
    [None, None, "质量指标", "问题解决率", "≥80％", 0.85, 15, 15, None],
    [None, None, "时效指标", "按时办结率", "≥99%", "99%", 10, 10, None],
    [None, None, "成本指标", "成本支出总量", "≤492万元", "492万元", 10, 10, None],
    [None, "效\n益\n指\n标\n(30分)", "经济效益\n指标", "影响高质量发展程度", "显著", "达成预期指标", 10, 10, None],
    [None, None, "社会效益\n指标", "收集民意情况", "良好", "达成预期指标", 10, 10, None],
    [None, None, "生态效益\n指标", "此项目不涉及", None, None, None, None, None],
    [None, None, "可持续影\n响指标", "对单位履职的提升程度", "显著", "达成预期指标", 10, 10, None],
    [None, "满意度指标\n(10分)", "服务对象\n满意度指标", "群众和社会满意率", "≥98%", "99%", 10, 10, None],
    ["总分", None, None, None, None, None, 100, 100, None],
]
MERGED = ("A1:I1", "A2:I2", "A5:A9", "B6:C6", "B7:C7", "A12:A21", "B13:B16", "B17:B20", "A22:F22")


def book(rows: Sequence[Sequence[Cell]], *, merged: Sequence[str] = (), change: Change | None = None) -> bytes:
    """The workbook of one sheet with these rows."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "自评表"
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    if change is not None:
        change(sheet)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def official(change: Change | None = None) -> bytes:
    """The official form, all in order; `change` alters cells before it is saved."""

    def finish(sheet: Worksheet) -> None:
        sheet["H6"].number_format = "0.00%"
        sheet["F14"].number_format = "0%"
        if change is not None:
            change(sheet)

    return book(ROWS, merged=MERGED, change=finish)


def with_value(cell: str, value: Cell) -> bytes:
    """The official form with one other value."""

    def change(sheet: Worksheet) -> None:
        sheet[cell] = value

    return official(change)
