"""The papers of an evaluation with everything that is on record about its process."""

from datetime import datetime

from hotline.modules.evaluation import public as evaluation

from .paper_details import explained, paper_details


def print_paper(
    scheme_code: str, kind: str, wanted: str, at: datetime, given: evaluation.PaperDetails | None = None
) -> evaluation.PrintedPaper:
    """A paper as a file; what is given by hand takes the place of what is on record."""
    details = paper_details(scheme_code, at, given)
    return evaluation.print_paper(scheme_code, kind, wanted, details, explained(scheme_code))
