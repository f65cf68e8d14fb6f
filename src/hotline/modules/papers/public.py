"""The front door of papers: read a report from a file, check it, present what was found."""

from .errors import ReportUnreadable
from .rules.checking import check_report, checked_figures
from .rules.files import read_file
from .rules.findings import Finding, FindingCode, Place, Severity
from .rules.meanings import MEANINGS, Meaning
from .rules.presenting import SEVERITIES, CheckDocument, FindingDocument, PlaceDocument, check_document, reference_rows
from .rules.reading import ReadReport, read_report
from .rules.report import Report

__all__ = [
    "MEANINGS",
    "SEVERITIES",
    "CheckDocument",
    "Finding",
    "FindingCode",
    "FindingDocument",
    "Meaning",
    "Place",
    "PlaceDocument",
    "ReadReport",
    "Report",
    "ReportUnreadable",
    "Severity",
    "check_document",
    "check_report",
    "checked_figures",
    "read_file",
    "read_report",
    "reference_rows",
]
