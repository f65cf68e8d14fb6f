"""Write down what a hotline costs."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.appraisal.models import CostFigure
from hotline.modules.appraisal.rules.costs import Cost
from hotline.modules.appraisal.rules.words import Move, Subject
from hotline.modules.appraisal.selectors.costs import own_work

from .follow import ensure_may
from .run_project import open_one


@transaction.atomic
def note_cost(*, project_id: int, cost: Cost, is_ours: bool, source: str, by: Actor, at: datetime) -> CostFigure:
    """Append a place's figure. Of ours only the money is entered: agents, calls and orders come from records."""
    ensure_may(Subject.PROJECT, Move.OPEN, by)
    project = open_one(project_id)
    work = own_work(project.scheme_code) if is_ours else cost
    return CostFigure.objects.create(
        project=project,
        place=cost.place,
        is_ours=is_ours,
        cost_yuan=cost.yuan,
        agents=work.agents,
        calls=work.calls,
        work_orders=work.work_orders,
        source=source,
        at=at,
        by_id=by.person_id,
    )
