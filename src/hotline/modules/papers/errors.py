"""Refusals of reports that cannot be read; what a readable report contains is a finding, never a refusal."""

from hotline.kit.errors import Refusal


class ReportUnreadable(Refusal):
    """The file is no structured report and no form of the official layout."""

    code = "report_unreadable"
    status = 422
    title = {"zh": "无法读取报告：{reason_zh}", "en": "The report cannot be read: {reason_en}"}
    next_step = {
        "zh": "请提供结构化报告（.yaml）或含绩效自评表的Excel文件（.xlsx），写法见《核对绩效报告》。",
        "en": "Give a structured report (.yaml) or an Excel file (.xlsx) that holds a self-evaluation form; "
        "docs/how-to/check-a-report.md shows how.",
    }

    def __init__(self, *, reason_zh: str, reason_en: str) -> None:
        super().__init__(field="file", reason_zh=reason_zh, reason_en=reason_en)
