"""A project with everything in it, over HTTP."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction

from ninja import Schema

from hotline.kit.rates import show_number, show_percentage
from hotline.modules.appraisal.models import (
    AppraisalEntry,
    CostFigure,
    DocumentRequest,
    EvaluationProject,
    SampledOrder,
    SampleDraw,
)
from hotline.modules.appraisal.rules.costs import TEN_THOUSAND, Comparison, Cost
from hotline.modules.appraisal.rules.limits import last_day_of_appeal
from hotline.modules.appraisal.rules.words import Subject
from hotline.modules.appraisal.selectors.costs import comparison_of, newest_costs
from hotline.modules.appraisal.selectors.evaluations import appeals_of
from hotline.modules.appraisal.selectors.projects import entries_of
from hotline.modules.appraisal.selectors.samples import result_of
from hotline.modules.scoring.rules.texts import as_decimal

from .output import (
    AppealOutput,
    AppraisalEntryOutput,
    DocumentRequestOutput,
    FollowedOutput,
    ProjectStageOutput,
    Reader,
    RecommendationOutput,
    course,
)


class EvaluationProjectRow(Schema):
    """A project in a list; `stage` is the first that is not done."""

    id: int
    title: str
    kind: str
    state: str
    scheme: str
    evaluating_body: str
    evaluated_body: str
    stage: str | None
    total_by_rule: str | None
    grade: str | None
    opened_at: datetime

    @classmethod
    def of(cls, project: EvaluationProject) -> "EvaluationProjectRow":
        """The project as a list shows it."""
        stages = sorted(project.stages.all(), key=lambda stage: stage.order)
        return cls(
            id=project.pk,
            title=project.title,
            kind=project.kind,
            state=project.state,
            scheme=project.scheme_code,
            evaluating_body=project.evaluating_body,
            evaluated_body=project.evaluated_body,
            stage=next((stage.kind for stage in stages if stage.state in ("planned", "running")), None),
            total_by_rule=str(project.result.total_by_rule) if project.result else None,
            grade=project.result.grade_by_rule if project.result else None,
            opened_at=project.opened_at,
        )


class SampledOrderOutput(FollowedOutput):
    number: str
    title: str
    stratum: str
    finding: str

    @classmethod
    def of(cls, row: SampledOrder, entries: Sequence[AppraisalEntry], reader: Reader) -> "SampledOrderOutput":
        """The drawn work order as pages get it."""
        return cls(
            **course(row, entries, reader).dict(),
            id=row.pk,
            number=row.work_order.number,
            title=row.work_order.title,
            stratum=row.stratum,
            finding=row.finding,
        )


class StratumOutput(Schema):
    stratum: str
    population: int
    drawn: int


class SampleDrawOutput(Schema):
    """A draw and what its judged work orders say; the interval holds in 95 of 100 such samples."""

    id: int
    seed: str
    first_day: date
    last_day: date
    stratified_by: str
    size: int
    population: int
    strata: list[StratumOutput]
    judged: int
    faulty: int
    error_rate: str
    interval: list[str]
    orders: list[SampledOrderOutput]
    at: datetime
    by: str


class CostFigureOutput(Schema):
    place: str
    is_ours: bool
    cost_yuan: str
    agents: int | None
    calls: int | None
    work_orders: int | None
    per_agent_ten_thousand: str
    per_call: str
    per_work_order: str
    source: str


class ComparisonOutput(Schema):
    measure: str
    ours: str
    mean_of_others: str
    others: int
    is_below_all: bool | None


class ProjectSurveyOutput(Schema):
    survey_id: int
    title: str


class EvaluationProjectOutput(EvaluationProjectRow):
    """A project with its stages, documents, samples, surveys, costs, recommendations and appeals."""

    appeal_days: int
    appeal_until: date | None
    result_id: int | None
    final_at: datetime | None
    entries: list[AppraisalEntryOutput]
    stages: list[ProjectStageOutput]
    documents: list[DocumentRequestOutput]
    draws: list[SampleDrawOutput]
    surveys: list[ProjectSurveyOutput]
    costs: list[CostFigureOutput]
    comparison: list[ComparisonOutput]
    recommendations: list[RecommendationOutput]
    appeals: list[AppealOutput]


def project_document(project: EvaluationProject, reader: Reader) -> EvaluationProjectOutput:
    """The whole project, in a number of queries that does not grow with what is in it."""
    stages = sorted(project.stages.all(), key=lambda stage: stage.order)
    stage_entries = entries_of(Subject.STAGE, stages)
    recommendations = list(project.recommendations.select_related("project").order_by("id"))
    advised = entries_of(Subject.RECOMMENDATION, recommendations)
    appeals = list(appeals_of(project.pk))
    appealed = entries_of(Subject.APPEAL, appeals)
    costs = newest_costs(project.pk)
    surveys = project.surveys.select_related("survey").order_by("id")
    return EvaluationProjectOutput(
        **EvaluationProjectRow.of(project).dict(),
        appeal_days=project.appeal_days,
        appeal_until=last_day_of_appeal(project.final_at, project.appeal_days) if project.final_at else None,
        result_id=project.result_id,
        final_at=project.final_at,
        entries=[AppraisalEntryOutput.of(entry) for entry in entries_of(Subject.PROJECT, [project])[project.pk]],
        stages=[ProjectStageOutput.of(one, stage_entries[one.pk], reader) for one in stages],
        documents=_documents(list(project.documents.order_by("id")), reader),
        draws=_draws(project, reader),
        surveys=[ProjectSurveyOutput(survey_id=one.survey_id, title=one.survey.title) for one in surveys],
        costs=[_cost(one) for one in costs],
        comparison=[_comparison(one) for one in comparison_of(costs)],
        recommendations=[RecommendationOutput.of(one, advised[one.pk], reader) for one in recommendations],
        appeals=[AppealOutput.of(one, appealed[one.pk], reader) for one in appeals],
    )


def _documents(documents: Sequence[DocumentRequest], reader: Reader) -> list[DocumentRequestOutput]:
    entries = entries_of(Subject.DOCUMENT, documents)
    return [DocumentRequestOutput.of(one, entries[one.pk], reader) for one in documents]


def _draws(project: EvaluationProject, reader: Reader) -> list[SampleDrawOutput]:
    draws = list(project.draws.select_related("by").prefetch_related("orders__work_order").order_by("id"))
    entries = entries_of(Subject.SAMPLED_ORDER, [order for draw in draws for order in draw.orders.all()])
    return [_draw(draw, entries, reader) for draw in draws]


def _draw(draw: SampleDraw, entries: Mapping[int, list[AppraisalEntry]], reader: Reader) -> SampleDrawOutput:
    found = result_of(draw)
    interval = [] if found.interval is None else [found.interval.low, found.interval.high]
    return SampleDrawOutput(
        id=draw.pk,
        seed=draw.seed,
        first_day=draw.first_day,
        last_day=draw.last_day,
        stratified_by=draw.stratified_by,
        size=draw.size,
        population=draw.population,
        strata=[StratumOutput(**one) for one in draw.strata],
        judged=found.judged,
        faulty=found.faulty,
        error_rate=show_percentage(None if found.error_rate is None else as_decimal(found.error_rate)),
        interval=[show_percentage(bound) for bound in interval],
        orders=[
            SampledOrderOutput.of(one, entries[one.pk], reader)
            for one in sorted(draw.orders.all(), key=lambda row: row.order)
        ],
        at=draw.at,
        by=draw.by.name,
    )


def _cost(one: CostFigure) -> CostFigureOutput:
    cost = Cost(one.place, one.cost_yuan, one.agents, one.calls, one.work_orders)
    return CostFigureOutput(
        place=one.place,
        is_ours=one.is_ours,
        cost_yuan=str(one.cost_yuan),
        agents=one.agents,
        calls=one.calls,
        work_orders=one.work_orders,
        per_agent_ten_thousand=_shown(cost.per("agents"), "agents"),
        per_call=_shown(cost.per("calls"), "calls"),
        per_work_order=_shown(cost.per("work_orders"), "work_orders"),
        source=one.source,
    )


def _comparison(one: Comparison) -> ComparisonOutput:
    return ComparisonOutput(
        measure=one.measure,
        ours=_shown(one.ours, one.measure),
        mean_of_others=_shown(one.mean_of_others, one.measure),
        others=one.others,
        is_below_all=one.is_below_all,
    )


def _shown(yuan: Fraction | None, measure: str) -> str:
    """An agent's cost in 10,000 yuan to three places, as reports print it; the others in yuan to two."""
    if yuan is None:
        return show_number(None)
    if measure == "agents":
        return show_number(as_decimal(yuan / Fraction(TEN_THOUSAND)), 3)
    return show_number(as_decimal(yuan), 2)
