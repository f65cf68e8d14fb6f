"""What stands behind a figure, and frozen figures, as plain documents: the same on the command line and over HTTP."""

from datetime import date
from typing import TypedDict
from urllib.parse import urlencode

from hotline.modules.analytics.models import FrozenFigure
from hotline.modules.analytics.rules.explaining import Explanation, Part
from hotline.modules.analytics.rules.figures import Number
from hotline.modules.analytics.rules.freezing import Inputs
from hotline.modules.analytics.rules.wording import attribution_text

from .catalogue import catalogue
from .documents import FigureDocument, VersionDocument, earlier_versions, figure_document, number_document
from .explanations import Cell, explain_cells
from .frozen import Drift
from .values import find


class LeftOutDocument(TypedDict):
    """How many records an exclusion left out, and where they are listed."""

    name: str
    count: int | str
    records_path: str


class PartDocument(TypedDict):
    """A part of the formula with the counts behind it; null where no records stand behind it."""

    part: str
    name: str
    number: int | str
    in_period: int | str | None
    meeting: int | str | None
    counted: int | str | None
    left_out: list[LeftOutDocument]
    records_path: str | None


class ExplanationDocument(FigureDocument):
    """A figure with its formula, what was left out and how often, and the way to the records."""

    code: str
    name: str
    version: int
    variant: str
    variant_name: str
    unit: str
    by: str | None
    key: str | None
    key_name: str
    formula: str
    attribution: str
    note: str
    owner: str
    source: str
    parts: list[PartDocument]
    earlier_versions: list[VersionDocument]


class FrozenDocument(FigureDocument):
    """A frozen figure with everything that it stood on."""

    id: int
    code: str
    version: int
    variant: str
    first_day: str
    last_day: str
    by: str | None
    key: str | None
    key_name: str
    inputs: Inputs
    frozen_at: str
    frozen_by: str
    publication: str
    reason: str
    corrects: int | None
    corrected_by: int | None


class DriftDocument(TypedDict):
    """A frozen figure and what it would be today; null where its definition is not kept any more."""

    frozen: FrozenDocument
    today: FigureDocument | None
    is_redefined: bool


def explanation_document(
    code: str,
    first_day: date,
    last_day: date,
    *,
    by: str | None = None,
    key: str | None = None,
    variant: str | None = None,
    version: int | None = None,
    language: str = "zh",
) -> ExplanationDocument:
    """What stands behind the figure of a period, or of one month, department or whatever `by` and `key` name."""
    indicator, counting_rule = find(code, variant, version)
    (found,) = explain_cells([Cell(indicator, counting_rule, first_day, last_day, by, key)])
    words = catalogue().vocabulary
    return ExplanationDocument(
        **figure_document(found.explained.figure),
        code=indicator.code,
        name=indicator.name.get(language),
        version=indicator.version,
        variant=counting_rule.code,
        variant_name=counting_rule.name.get(language),
        unit=indicator.unit.value,
        by=by,
        key=key,
        key_name=found.key_name,
        formula=found.explained.formula.get(language),
        attribution=attribution_text(counting_rule.numerator, counting_rule.denominator, words, language),
        note=indicator.note.get(language),
        owner=indicator.owner.get(language),
        source=indicator.source.get(language),
        parts=_parts(found.cell, found.explained, language),
        earlier_versions=earlier_versions(code, language),
    )


def frozen_document(figure: FrozenFigure) -> FrozenDocument:
    """A frozen figure as a document."""
    return FrozenDocument(
        **figure_document(figure.figure),
        id=figure.id,
        code=figure.indicator_code,
        version=figure.indicator_version,
        variant=figure.variant,
        first_day=figure.first_day.isoformat(),
        last_day=figure.last_day.isoformat(),
        by=figure.dimension or None,
        key=figure.key or None,
        key_name=figure.key_name,
        inputs=figure.inputs,
        frozen_at=figure.frozen_at.isoformat(),
        frozen_by=figure.frozen_by.name,
        publication=figure.publication,
        reason=figure.reason,
        corrects=figure.corrects_id,
        corrected_by=figure.corrected_by_id,
    )


def drift_document(drift: Drift) -> DriftDocument:
    """What differs, as a document."""
    today = None if drift.today is None else figure_document(drift.today)
    return DriftDocument(frozen=frozen_document(drift.frozen), today=today, is_redefined=drift.is_redefined)


def _parts(cell: Cell, explained: Explanation, language: str) -> list[PartDocument]:
    below = [] if explained.denominator is None else [("denominator", explained.denominator)]
    return [_part(cell, name, part, language) for name, part in (("numerator", explained.numerator), *below)]


def _part(cell: Cell, name: str, part: Part, language: str) -> PartDocument:
    return PartDocument(
        part=name,
        name=part.name.get(language),
        number=number_document(part.number),
        in_period=_number(part.in_period),
        meeting=_number(part.meeting),
        counted=_number(part.counted),
        left_out=[
            LeftOutDocument(
                name=each.name.get(language),
                count=number_document(each.count),
                records_path=_records_path(cell, name, place),
            )
            for place, each in enumerate(part.left_out, start=1)
        ],
        records_path=None if part.counted is None else _records_path(cell, name),
    )


def _records_path(cell: Cell, part: str, left_out: int | None = None) -> str:
    """Where the records are listed, on the pages and, behind `/api`, over HTTP."""
    asked = {
        "from": cell.first_day.isoformat(),
        "to": cell.last_day.isoformat(),
        "by": cell.by,
        "key": cell.key,
        "part": part,
        "variant": cell.variant.code,
        "version": None if cell.indicator.version == _present(cell) else cell.indicator.version,
        "left_out": left_out,
    }
    return f"/indicators/{cell.indicator.code}/records?{urlencode({k: v for k, v in asked.items() if v is not None})}"


def _present(cell: Cell) -> int:
    return catalogue().indicators[cell.indicator.code].version


def _number(number: Number | None) -> int | str | None:
    return None if number is None else number_document(number)
