"""Write down how a vendor was chosen, step by step."""

from datetime import date, datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor, Permission
from hotline.modules.contracts.errors import CodeTaken, ProcurementRunsBackwards, StepTakenAlready
from hotline.modules.contracts.models import Procurement, ProcurementStep
from hotline.modules.contracts.rules.procurement import TakenStep, backward_steps
from hotline.modules.contracts.rules.words import NAMES, ProcurementMethod, ProcurementStepKind

from .begin import begin, ensure_not_in_future


@transaction.atomic
def open_procurement(
    *, project: str, code: str, name: str, method: ProcurementMethod, by: Actor, at: datetime
) -> Procurement:
    """Begin a procurement of a project."""
    opened = begin(project, by=by, may=Permission.ADMINISTER_CONTRACTS)
    if Procurement.objects.filter(project=opened, code=code).exists():
        raise CodeTaken(field="code", number=code)
    return Procurement.objects.create(
        project=opened, code=code, name=name, method=method, opened_at=at, opened_by_id=by.person_id
    )


@transaction.atomic
def record_procurement_step(
    *,
    project: str,
    procurement: str,
    step: TakenStep,
    note: str = "",
    by: Actor,
    at: datetime,
) -> ProcurementStep:
    """Write down a step with its day and document; days may not run backwards."""
    opened = begin(project, by=by, may=Permission.ADMINISTER_CONTRACTS)
    file = Procurement.objects.filter(project=opened, code=procurement).first()
    if file is None:
        raise NotFound(what=procurement)
    ensure_not_in_future(step.done_on, local_date(at), "done_on")
    taken = [TakenStep(ProcurementStepKind(one.kind), one.done_on) for one in file.steps.all()]
    _ensure_in_order(step, taken)
    return ProcurementStep.objects.create(
        procurement=file,
        kind=step.kind,
        done_on=step.done_on,
        document_number=step.document,
        note=note,
        recorded_at=at,
        recorded_by_id=by.person_id,
    )


def _ensure_in_order(step: TakenStep, taken: list[TakenStep]) -> None:
    name = NAMES[step.kind]
    if any(one.kind is step.kind for one in taken):
        raise StepTakenAlready(field="kind", step_zh=name.zh, step_en=name.en)
    for before, after in backward_steps([*taken, step]):
        other: tuple[ProcurementStepKind, date] = next(
            (one.kind, one.done_on) for one in (before, after) if one.kind is not step.kind
        )
        raise ProcurementRunsBackwards(
            field="done_on",
            step_zh=name.zh,
            step_en=name.en,
            other_zh=NAMES[other[0]].zh,
            other_en=NAMES[other[0]].en,
            other_on=str(other[1]),
        )
