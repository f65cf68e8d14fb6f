"""From saved views, bulk actions and exports to what pages get."""

from collections import Counter
from collections.abc import Mapping

from hotline.kit.errors import Refusal
from hotline.modules.access.public import Actor
from hotline.modules.workorders.models import BulkAction, Export, SavedView
from hotline.modules.workorders.selectors.desk import BulkResult
from hotline.modules.workorders.selectors.lists import BoundedCount

from .desk import (
    BulkActionOutput,
    BulkResultOutput,
    ExportOutput,
    RefusalCountOutput,
    RefusedOrderOutput,
    SavedViewOutput,
)

_EXAMPLES = 20


def saved_view_output(view: SavedView, count: BoundedCount, to: Actor) -> SavedViewOutput:
    """A view with its count."""
    return SavedViewOutput(
        id=view.pk,
        name=view.name,
        filters=view.filters,
        is_own=view.owner_id == to.person_id,
        is_shared=view.is_shared,
        owner_name=view.owner.name,
        count=count.count,
        is_bounded=count.is_bounded,
    )


def bulk_action_output(tried: Mapping[str, Refusal | None], job: BulkAction | None, language: str) -> BulkActionOutput:
    """What a dry run found, with up to twenty examples of each refusal."""
    met = {number: refusal for number, refusal in tried.items() if refusal is not None}
    counted = Counter(refusal.code for refusal in met.values())
    sentences = {refusal.code: refusal.sentence(language) for refusal in met.values()}
    shown: Counter[str] = Counter()
    examples = []
    for number, refusal in met.items():
        shown[refusal.code] += 1
        if shown[refusal.code] <= _EXAMPLES:
            examples.append(RefusedOrderOutput(number=number, code=refusal.code, title=refusal.sentence(language)))
    return BulkActionOutput(
        would_succeed=len(tried) - len(met),
        refusals=[RefusalCountOutput(code=code, title=sentences[code], count=count) for code, count in counted.items()],
        would_refuse=examples,
        job=job.pk if job else None,
    )


def bulk_result_output(result: BulkResult, language: str) -> BulkResultOutput:
    """How far a bulk action is, and what it met."""
    return BulkResultOutput(
        id=result.action.pk,
        step=result.action.step,
        requested_at=result.action.requested_at,
        finished_at=result.action.finished_at,
        total=result.total,
        done=result.done,
        succeeded=result.succeeded,
        refusals=[
            RefusalCountOutput(code=code, title=en if language == "en" else zh, count=count)
            for code, zh, en, count in result.refusals
        ],
        refused=[
            RefusedOrderOutput(number=number, code=code, title=en if language == "en" else zh)
            for number, code, zh, en in result.refused
        ],
    )


def export_output(export: Export, to: Actor) -> ExportOutput:
    """An export as its asker or its approver sees it."""
    return ExportOutput(
        id=export.pk,
        requested_by_name=export.requested_by.name,
        requested_at=export.requested_at,
        purpose=export.purpose,
        filters=export.filters,
        columns=export.columns,
        state=export.state,
        row_count=export.row_count,
        rows_written=export.rows_written,
        decided_at=export.decided_at,
        decided_by_name=export.decided_by.name if export.decided_by else None,
        decision_note=export.decision_note,
        finished_at=export.finished_at,
        expires_at=export.expires_at,
        downloads=export.downloads,
        is_own=export.requested_by_id == to.person_id,
    )
