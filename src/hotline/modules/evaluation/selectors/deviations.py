"""Why leaves fell short: what stands, and how it came to stand."""

from collections.abc import Sequence

from hotline.kit.clock import LOCAL
from hotline.modules.evaluation.models import DeviationReason
from hotline.modules.evaluation.rules.paper_documents import DeviationDocument, DeviationVersion
from hotline.modules.evaluation.rules.printing.printing import Deviation, falls_short
from hotline.modules.scoring import public as scoring

from .schemes import load_scheme
from .scorecards import scorecard


def current_reasons(scheme_code: str) -> list[DeviationReason]:
    """The newest reason of each leaf of a scheme."""
    return list(DeviationReason.objects.filter(scheme_code=scheme_code, correction__isnull=True).order_by("id"))


def as_deviations(reasons: Sequence[DeviationReason]) -> dict[str, Deviation]:
    """The rows as papers print them, by leaf."""
    return {one.leaf_code: Deviation(reason=one.reason, improvement=one.improvement) for one in reasons}


def describe_deviations(scheme_code: str, language: str) -> list[DeviationDocument]:
    """Every leaf that falls short or was given a reason, with the history of its reasons, newest first."""
    load_scheme(scheme_code)
    history: dict[str, list[DeviationReason]] = {}
    rows = DeviationReason.objects.filter(scheme_code=scheme_code).select_related("entered_by").order_by("-id")
    for row in rows:
        history.setdefault(row.leaf_code, []).append(row)
    leaves = (one for one in scorecard(scheme_code).leaves() if falls_short(one) or one.leaf.code in history)
    return [_described(leaf, history.get(leaf.leaf.code, []), language) for leaf in leaves]


def _described(marked: scoring.LeafMark, rows: Sequence[DeviationReason], language: str) -> DeviationDocument:
    return DeviationDocument(
        leaf=marked.leaf.code,
        name=marked.leaf.name.in_language(language),
        target=marked.leaf.target.text.in_language(language),
        shown=marked.shown.in_language(language),
        weight=f"{marked.leaf.weight:f}",
        mark=f"{marked.counted:.2f}",
        is_required=falls_short(marked),
        reason=rows[0].reason if rows else None,
        improvement=rows[0].improvement if rows else None,
        versions=[
            DeviationVersion(
                reason=row.reason,
                improvement=row.improvement,
                entered_by=row.entered_by.name,
                entered_at=row.entered_at.astimezone(LOCAL).isoformat(),
            )
            for row in rows
        ],
    )
