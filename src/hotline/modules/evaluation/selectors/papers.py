"""The papers of an evaluation, printed from its scorecard."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hotline.kit.documents import CONTENT_TYPES, Document, Format, format_named, render
from hotline.modules.evaluation.rules.evidence import evidence_for
from hotline.modules.evaluation.rules.paper_documents import PaperDocument
from hotline.modules.evaluation.rules.printing.details import PaperDetails
from hotline.modules.evaluation.rules.printing.papers import NAMES, SCORECARD_PAPERS, paper, paper_named
from hotline.modules.evaluation.rules.printing.printing import Deviation, PaperContents, PaperKind
from hotline.modules.scoring import public as scoring

from .deviations import as_deviations, current_reasons
from .indicators import sources
from .schemes import load_scheme
from .scorecards import values_for


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A paper as a file."""

    content: bytes
    file_name: str
    content_type: str


def describe_papers(language: str) -> list[PaperDocument]:
    """The papers that can be printed from a scorecard alone."""
    formats = [one.value for one in Format]
    return [
        PaperDocument(kind=kind.value, name=NAMES[kind].in_language(language), formats=formats)
        for kind in SCORECARD_PAPERS
    ]


def paper_contents(scheme_code: str, details: PaperDetails) -> PaperContents:
    """What a scheme's papers are printed from; every indicator comes with its months."""
    scheme = load_scheme(scheme_code)
    first_day, last_day = scheme.period.first_day, scheme.period.last_day
    values = values_for(scheme, first_day, last_day, is_by_month=True)
    scorecard, words = scoring.score(scheme, values), sources(scoring.indicator_requests(scheme))
    return PaperContents(
        scorecard=scorecard,
        deviations=as_deviations(current_reasons(scheme_code)),
        evidence={leaf.leaf.code: evidence_for(leaf, words, first_day, last_day).zh for leaf in scorecard.leaves()},
        sources=words,
        details=details,
    )


def build_paper(
    scheme_code: str, kind: PaperKind, details: PaperDetails, deviations: Mapping[str, Deviation] | None = None
) -> Document:
    """A paper as a document; reasons that are handed in are printed where none is on record."""
    contents = paper_contents(scheme_code, details)
    return paper(kind, replace(contents, deviations={**(deviations or {}), **contents.deviations}))


def print_paper(
    scheme_code: str,
    kind: str,
    wanted: str,
    details: PaperDetails,
    deviations: Mapping[str, Deviation] | None = None,
) -> PrintedPaper:
    """A paper as a file of the format that is asked for."""
    form, which = format_named(wanted), paper_named(kind)
    document = build_paper(scheme_code, which, details, deviations)
    name = f"{scheme_code}-{NAMES[which].zh}.{form.value}"
    return PrintedPaper(render(document, form), name, CONTENT_TYPES[form])
