"""A file that a person hands over: a structured report or a workbook, told apart by its content."""

from hotline.modules.papers.errors import ReportUnreadable
from hotline.modules.scoring.rules.documents import LineOf

from .forms import read_forms
from .reading import read_report
from .report import Report
from .workbook import LARGEST_FILE, read_workbook

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def read_file(content: bytes) -> tuple[Report, LineOf | None]:
    """The report, and what tells the lines of its file where it has lines."""
    if len(content) > LARGEST_FILE:
        raise ReportUnreadable(reason_zh="文件超过10 MB。", reason_en="the file exceeds 10 MB.")
    if content.startswith(_ZIP):
        return read_forms(read_workbook(content)), None
    if content.startswith(_OLD_EXCEL):
        raise ReportUnreadable(
            reason_zh="这是旧版Excel文件，请另存为.xlsx。", reason_en="it is an old Excel file: save it as .xlsx."
        )
    try:
        read = read_report(content.decode("utf-8-sig"))
    except UnicodeDecodeError as failure:
        raise ReportUnreadable(reason_zh="文件不是UTF-8编码。", reason_en="it is not encoded as UTF-8.") from failure
    return read.report, read.line_of
