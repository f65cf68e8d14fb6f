"""Draw work orders at random, and write down what was found in each."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hotline.kit.errors import InvalidInput
from hotline.kit.sampling import draw
from hotline.modules.access.public import Actor
from hotline.modules.appraisal.errors import NoWorkOrdersToSample
from hotline.modules.appraisal.models import AppraisalEntry, SampledOrder, SampleDraw
from hotline.modules.appraisal.rules.course import COURSES
from hotline.modules.appraisal.rules.words import Move, StratifiedBy, Subject
from hotline.modules.appraisal.selectors.samples import population_of

from .follow import ensure_may, hold, take
from .run_project import open_one


@dataclass(frozen=True, slots=True)
class DrawWanted:
    """How many of the work orders completed on these days, divided by what, and by which seed."""

    first_day: date
    last_day: date
    stratified_by: StratifiedBy
    size: int
    seed: str


@transaction.atomic
def draw_sample(*, project_id: int, wanted: DrawWanted, by: Actor, at: datetime) -> SampleDraw:
    """Draw the sample and keep its seed with the size of each stratum, so that it can be drawn again."""
    ensure_may(Subject.SAMPLED_ORDER, Move.DRAW, by)
    if wanted.last_day < wanted.first_day:
        raise InvalidInput(field="last_day", reason_zh="结束日期早于开始日期。", reason_en="it ends before it begins.")
    project = open_one(project_id)
    population = population_of(wanted.first_day, wanted.last_day, wanted.stratified_by, by=by)
    pairs = [(stratum, number) for number, (stratum, _) in population.items()]
    strata = draw(pairs, size=wanted.size, seed=wanted.seed)
    if not population:
        raise NoWorkOrdersToSample
    made = SampleDraw.objects.create(
        project=project,
        seed=wanted.seed,
        first_day=wanted.first_day,
        last_day=wanted.last_day,
        stratified_by=wanted.stratified_by,
        size=sum(len(one.drawn) for one in strata),
        population=len(population),
        strata=[{"stratum": one.name, "population": one.population, "drawn": len(one.drawn)} for one in strata],
        at=at,
        by_id=by.person_id,
    )
    chosen = [(one.name, population[number][1]) for one in strata for number in one.drawn]
    _keep(made, chosen, by=by, at=at)
    return made


def _keep(made: SampleDraw, chosen: list[tuple[str, int]], *, by: Actor, at: datetime) -> None:
    state = COURSES[Subject.SAMPLED_ORDER][Move.DRAW].target
    rows = SampledOrder.objects.bulk_create(
        SampledOrder(draw=made, order=order, stratum=stratum[:64], work_order_id=pk, state=state)
        for order, (stratum, pk) in enumerate(chosen, start=1)
    )
    AppraisalEntry.objects.bulk_create(
        AppraisalEntry(
            subject=Subject.SAMPLED_ORDER, subject_id=row.pk, move=Move.DRAW, state=state, at=at, by_id=by.person_id
        )
        for row in rows
    )


@transaction.atomic
def judge_order(*, sampled_id: int, is_faulty: bool, finding: str, by: Actor, at: datetime) -> SampledOrder:
    """Say what was found; a fault needs its sentence."""
    move = Move.FAULT_ORDER if is_faulty else Move.PASS_ORDER
    row = hold(SampledOrder, sampled_id, move, by=by)
    if is_faulty and not finding:
        raise InvalidInput(field="finding", reason_zh="请写明发现的问题。", reason_en="say what is wrong.")
    open_one(SampleDraw.objects.get(pk=row.draw_id).project_id)
    row.finding = finding
    return take(row, move, by=by, at=at, note=finding)
