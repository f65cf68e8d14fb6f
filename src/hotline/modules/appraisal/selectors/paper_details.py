"""What the papers of an evaluation print beside the scorecard, composed from everything that is on record."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from fractions import Fraction

from hotline.modules.analytics import public as analytics
from hotline.modules.appraisal.models import DepartmentReview, EvaluationProject, SelfEvaluation
from hotline.modules.appraisal.rules.base_data import ItemKind, Verdict
from hotline.modules.appraisal.rules.costs import TEN_THOUSAND
from hotline.modules.appraisal.rules.paper_words import SUGGESTIONS, reasonableness, work_sentences
from hotline.modules.appraisal.rules.words import BudgetSuggestion, ProjectKind, State
from hotline.modules.evaluation.public import Deviation, PaperDetails, details_of, scorecard
from hotline.modules.evaluation.rules.printing.details import (
    BaseData,
    BaseFigure,
    Evaluation,
    Goals,
    Project,
    Review,
    Topic,
)
from hotline.modules.scoring.public import IndicatorRequest, Scheme, Scorecard

from .base_data import CheckedFigure, base_data_form, checked_figures, vendors
from .evaluations import self_evaluations
from .paper_project import evaluation_of, project_of, survey_of
from .targets import in_force

# How many years a table of base data holds.
BASE_YEARS = 3
_WORK = {
    "calls": "call_volume",
    "answered": "answered_calls",
    "work_orders": "work_orders",
    "agents": "agents_employed",
    "lines": "merged_lines_in_all",
}


def paper_details(scheme_code: str, at: datetime, given: PaperDetails | None = None) -> PaperDetails:
    """Everything on record for a scheme's papers; what is given by hand takes the place of what was found."""
    card = scorecard(scheme_code)
    found = _found(card, at)
    if given is None:
        return found
    handed = {one.name: value for one in fields(given) if (value := getattr(given, one.name)) is not None}
    return replace(found, **handed)


def explained(scheme_code: str) -> Mapping[str, Deviation]:
    """Why leaves fell short, as the unit said when it evaluated itself."""
    own = _self_evaluation(scheme_code)
    reasons = own.deviations if own else {}
    return {
        code: Deviation(reason=str(one["reason"]), improvement=str(one.get("measure") or "见自评报告"))
        for code, one in reasons.items()
    }


def _self_evaluation(scheme_code: str) -> SelfEvaluation | None:
    return self_evaluations(scheme_code).exclude(state=State.RETURNED).first()


def _found(card: Scorecard, at: datetime) -> PaperDetails:
    scheme = card.scheme
    period, project, own = scheme.period, project_of(scheme.code), _self_evaluation(scheme.code)
    booked = details_of(period.first_day, period.last_day)
    return replace(
        booked,
        project=_project(scheme, booked.project, project),
        goals=_goals(scheme, own),
        evaluation=_evaluation(project, own, card, at),
        survey=(survey_of(project, at) if project else None) or booked.survey,
        base_data=_base_data(scheme.year),
        review=_review(getattr(own, "review", None)) if own else None,
    )


def _project(scheme: Scheme, booked: Project | None, project: EvaluationProject | None) -> Project | None:
    """The project as the books have it, with whose it is by the evaluation, and the year's work."""
    if booked is None and project is None:
        return None
    known = booked or Project(name=project.title if project else scheme.name.zh)
    in_charge = project.evaluating_body if project and project.kind == ProjectKind.DEPARTMENT else ""
    unit = known.implementing_unit or (project.evaluated_body if project else "")
    return replace(
        known,
        competent_department=in_charge,
        implementing_unit=unit,
        background=tuple(work_sentences(_year_of_work(scheme), scheme.year)),
    )


def _year_of_work(scheme: Scheme) -> dict[str, Fraction | None]:
    requests = [IndicatorRequest(code=code, variant=None, by_month=False) for code in _WORK.values()]
    values = analytics.values(requests, scheme.period.first_day, scheme.period.last_day)
    return {name: value.exact for name, value in zip(_WORK, values, strict=True)}


def _goals(scheme: Scheme, own: SelfEvaluation | None) -> Goals | None:
    """The approved targets that held at the period's end, and what the unit says came of them."""
    table = in_force(scheme.code, scheme.period.last_day) or in_force(scheme.code, date.max)
    if table is None:
        return None
    lines = {line.leaf_code: line.midterm for line in table.lines.all() if line.midterm}
    return Goals(
        expected=table.yearly_goal,
        achieved=own.achievements if own else "",
        medium_term=table.midterm_goal,
        medium_term_funds=None if table.midterm_funds is None else table.midterm_funds / TEN_THOUSAND,
        medium_term_targets=lines,
    )


def _evaluation(
    project: EvaluationProject | None, own: SelfEvaluation | None, card: Scorecard, at: datetime
) -> Evaluation | None:
    if project is None and own is None:
        return None
    found = evaluation_of(project, card, at) if project else Evaluation()
    return replace(
        found,
        experiences=tuple(_topics("主要成效", own.achievements if own else "")),
        problems=tuple(_topics("自评发现的问题", own.problems if own else "")),
        recommendations=tuple(_topics("自评提出的改进措施", own.improvements if own else "")),
    )


def _topics(title: str, text: str) -> Iterator[Topic]:
    if text.strip():
        yield Topic(title=title, text=text.strip())


def _review(review: DepartmentReview | None) -> Review | None:
    """The review by the department in charge."""
    if review is None:
        return None
    said = reasonableness(
        is_causal=review.is_causal, is_economical=review.is_economical, has_no_double=review.has_no_double
    )
    return Review(
        mark=review.mark,
        grade=review.grade,
        opinion=f"{review.opinion.rstrip('。')}。{said}",
        advice=review.improvements,
        next_budget=SUGGESTIONS[BudgetSuggestion(review.budget_suggestion)],
    )


def _base_data(year: int) -> BaseData | None:
    """The form of the vendor that stated most about the years that end with this one."""
    years = range(year - BASE_YEARS + 1, year + 1)
    stated = {vendor: [one for one in checked_figures(vendor) if one.year in years] for vendor in vendors()}
    vendor = max(stated, key=lambda name: (len(stated[name]), name), default="")
    if not stated.get(vendor):
        return None
    return BaseData(
        stated_by=vendor,
        years=tuple(f"{one}年" for one in years),
        figures=tuple(_base_figures(stated[vendor], years)),
        notes=tuple(_differences(stated[vendor])),
    )


def _base_figures(stated: list[CheckedFigure], years: range) -> Iterator[BaseFigure]:
    texts = {(one.item.code, one.year): _printed(one) for one in stated}
    for item in base_data_form().items:
        if any((item.code, year) in texts for year in years):
            values = tuple(texts.get((item.code, year), "未填报") for year in years)
            yield BaseFigure(group=item.group.zh, name=item.name.zh, values=values)


def _printed(one: CheckedFigure) -> str:
    is_share = one.item.kind is ItemKind.PERCENTAGE and not one.figure.text.endswith("%")
    return f"{one.figure.text}%" if is_share else one.figure.text


def _differences(stated: list[CheckedFigure]) -> Iterator[str]:
    for one in stated:
        if one.checked.verdict is Verdict.DIFFERS:
            name = f"{one.year}年{one.item.name.zh}"
            yield f"注：{name}填报{one.checked.stated}，平台记录为{one.checked.recorded}，两者不一致。"
