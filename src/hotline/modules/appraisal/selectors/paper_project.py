"""What an evaluation project has on record for the papers: its stages, samples, costs, advice and what came of it."""

from collections.abc import Iterator
from datetime import date, datetime

from hotline.kit.clock import local_date
from hotline.modules.appraisal.models import EvaluationProject, ProjectStage
from hotline.modules.appraisal.rules.costs import TEN_THOUSAND
from hotline.modules.appraisal.rules.limits import is_overdue
from hotline.modules.appraisal.rules.paper_words import (
    PRINCIPLES,
    PURPOSE,
    STAGES,
    appeal_sentence,
    interval_text,
    kind_sentence,
    method_sentence,
    progress_sentence,
    result_sentence,
    share_text,
    stage_sentence,
    use_sentence,
)
from hotline.modules.appraisal.rules.words import BudgetSuggestion, Move, ProjectKind, StageKind, State, Subject
from hotline.modules.evaluation.public import survey_details
from hotline.modules.evaluation.rules.printing.details import (
    Advice,
    ComparedCost,
    Evaluation,
    SampledOrders,
    Stage,
    Survey,
)
from hotline.modules.scoring.public import Scheme, Scorecard
from hotline.modules.surveys.public import SurveyState

from .costs import newest_costs
from .evaluations import appeals_of
from .projects import entries_of, projects, work_of
from .samples import result_of


def project_of(scheme_code: str) -> EvaluationProject | None:
    """The newest evaluation of a scheme's year."""
    return projects().filter(scheme_code=scheme_code).first()


def evaluation_of(project: EvaluationProject, card: Scorecard, at: datetime) -> Evaluation:
    """How the evaluation was made, what it advises and what became of that, as far as it is on record."""
    stages = sorted(project.stages.all(), key=lambda stage: stage.order)
    done = [StageKind(one.kind) for one in stages if one.stands is State.FINISHED]
    costs = tuple(_costs(project))
    return Evaluation(
        evaluator=project.evaluating_body,
        completed_on=local_date(project.final_at) if project.final_at else None,
        purpose=(PURPOSE, kind_sentence(ProjectKind(project.kind), project.evaluating_body)),
        principles=(PRINCIPLES,),
        methods=(method_sentence(done, compares_costs=len(costs) > 1),),
        stages=tuple(_stages(project, stages, at)),
        samples=tuple(_samples(project)),
        costs=costs,
        advice=tuple(_advice(project, local_date(at))),
        other_matters=tuple(_other_matters(project, card)),
    )


def survey_of(project: EvaluationProject, at: datetime) -> Survey | None:
    """The last of the project's surveys that has ended."""
    held = [one.survey for one in project.surveys.select_related("survey__questionnaire").order_by("id")]
    ended = [one for one in held if one.term.state_at(at) is SurveyState.ENDED]
    return survey_details(ended[-1]) if ended else None


def _stages(project: EvaluationProject, stages: list[ProjectStage], at: datetime) -> Iterator[Stage]:
    entries, work = entries_of(Subject.STAGE, stages), work_of(project.pk, at)
    for one in stages:
        note = entries[one.pk][-1].note if entries[one.pk] else ""
        kind = StageKind(one.kind)
        yield Stage(
            name=STAGES[kind],
            first_day=local_date(one.started_at) if one.started_at else one.first_day,
            last_day=local_date(one.ended_at) if one.ended_at else one.last_day,
            work=stage_sentence(kind, one.stands, note, work),
        )


def _samples(project: EvaluationProject) -> Iterator[SampledOrders]:
    for draw in project.draws.prefetch_related("orders").order_by("id"):
        found, orders = result_of(draw), list(draw.orders.all())
        yield SampledOrders(
            first_day=draw.first_day,
            last_day=draw.last_day,
            population=draw.population,
            drawn=len(orders),
            judged=found.judged,
            faulty=found.faulty,
            error_rate=share_text(found.error_rate),
            interval=interval_text(found.interval),
            findings=tuple(one.finding for one in orders if one.stands is State.FAULTY and one.finding),
        )


def _costs(project: EvaluationProject) -> Iterator[ComparedCost]:
    for one in newest_costs(project.pk):
        yield ComparedCost(
            place=one.place,
            cost=one.cost_yuan / TEN_THOUSAND,
            agents=one.agents,
            calls=one.calls,
            work_orders=one.work_orders,
            source=one.source,
        )


def _advice(project: EvaluationProject, today: date) -> Iterator[Advice]:
    given = list(project.recommendations.order_by("id"))
    entries = entries_of(Subject.RECOMMENDATION, given)
    for one in given:
        last = entries[one.pk][-1] if entries[one.pk] else None
        yield Advice(
            addressed_to=one.addressed_to,
            problem=one.problem,
            text=one.text,
            due_on=one.due_on,
            progress=progress_sentence(
                one.stands,
                last.note if last else "",
                local_date(last.at) if last else None,
                is_overdue=is_overdue(one.stands, one.due_on, today),
            ),
        )


def _other_matters(project: EvaluationProject, card: Scorecard) -> Iterator[str]:
    if project.result is not None and project.final_at is not None:
        result = project.result
        total = f"{result.total_by_rule:.2f}"
        yield result_sentence(total, result.grade_by_rule, local_date(project.final_at), f"{card.total_by_rule:.2f}")
    yield from _appeals(project, card.scheme)
    for entry in entries_of(Subject.PROJECT, [project])[project.pk]:
        if entry.move == Move.USE_RESULT:
            suggestion = BudgetSuggestion(str(entry.facts["budget_suggestion"]))
            yield use_sentence(suggestion, entry.note, local_date(entry.at))


def _appeals(project: EvaluationProject, scheme: Scheme) -> Iterator[str]:
    names = {leaf.code: leaf.name.zh for _, _, leaf in scheme.leaves()}
    appeals = list(appeals_of(project.pk))
    entries = entries_of(Subject.APPEAL, appeals)
    for one in appeals:
        answer = entries[one.pk][-1].note if one.stands is not State.RAISED else ""
        leaf = names.get(one.leaf_code, one.leaf_code)
        yield appeal_sentence(leaf, local_date(one.raised_at), one.ground, one.stands, answer)
