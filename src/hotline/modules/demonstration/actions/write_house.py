"""Write what the hotline did beside calls and orders: shifts, assessments, knowledge, reports."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from random import Random

from hotline.kit.bulk import advance_identity, copy_rows
from hotline.modules.analytics.public import ReportToLoad, load_issued_reports
from hotline.modules.demonstration.actions.lay_groundwork import Groundwork
from hotline.modules.demonstration.rules.house import assessments, knowledge, reports
from hotline.modules.demonstration.rules.moments import DAY, MINUTE, day_of, moment
from hotline.modules.demonstration.rules.roster import EARLY, MANAGEMENT, MIDDLE, NIGHT, SHIFTS, managers_on
from hotline.modules.demonstration.rules.year import Plan
from hotline.modules.knowledge.public import Article, ArticleUpdate
from hotline.modules.telephony.public import AvailabilityDay
from hotline.modules.workforce.public import Employment, Shift, ShiftAssignment, StaffAssessment
from hotline.modules.workorders.public import ServiceDayRow, load_service_days


def write_house(*, plan: Plan, groundwork: Groundwork, rng: Random, knowledge_updates: Sequence[int]) -> None:
    """Append employment, shifts, assessments, articles with their updates, and the reports of the period."""
    _workforce(plan, rng)
    _services(plan)
    _availability(plan)
    _knowledge(plan, groundwork, rng, knowledge_updates)
    load_issued_reports(
        ReportToLoad(report.kind, report.first_day, report.last_day, moment(report.issued))
        for report in reports(rng, plan.organisation.city)
    )


def _services(plan: Plan) -> None:
    if plan.services:
        load_service_days(
            ServiceDayRow(day_of(one.day), one.channel.value, one.request_type.value, one.services)
            for one in plan.services
        )


def _availability(plan: Plan) -> None:
    """Every minute of every day, but for those of one night in autumn."""
    down = plan.organisation.city.particulars.minutes_down
    night = plan.days.start + len(plan.days) * 3 // 4
    AvailabilityDay.objects.bulk_create(
        AvailabilityDay(
            on=day_of(day), minutes=DAY // MINUTE, minutes_available=DAY // MINUTE - (down if day == night else 0)
        )
        for day in plan.days
    )


def _workforce(plan: Plan, rng: Random) -> None:
    agents = plan.staff.agents
    Employment.objects.bulk_create(
        Employment(person_id=place + 1, started_on=plan.organisation.city.opened_on) for place in agents
    )
    Shift.objects.bulk_create(
        Shift(id=place, code=shift.code, name=shift.name, starts_at_time=shift.starts, ends_at_time=shift.ends)
        for place, shift in enumerate(SHIFTS, 1)
    )
    advance_identity(Shift)
    ids = {shift.code: place for place, shift in enumerate(SHIFTS, 1)}
    copy_rows(ShiftAssignment, ("person_id", "shift_id", "on"), _turns(plan, ids))
    StaffAssessment.objects.bulk_create(
        StaffAssessment(
            person_id=agents[assessment.agent] + 1,
            assessed_on=assessment.on,
            score=assessment.score,
            has_passed=assessment.has_passed,
        )
        for assessment in assessments(rng, len(agents), [month.days for month in plan.months])
    )


def _turns(plan: Plan, shifts: Mapping[str, int]) -> Iterator[tuple[int, int, date]]:
    """Who works which shift on which day; the night before the first day reaches into it."""
    agents, managers = plan.staff.agents, plan.staff.managers
    for day in range(plan.days.start - 1, plan.days.stop):
        on = day_of(day)
        for shift in (EARLY, MIDDLE, NIGHT) if day in plan.days else (NIGHT,):
            for agent in plan.duty.on_shift(day, shift):
                yield agents[agent] + 1, shifts[shift.code], on
        if day in plan.days:
            for place in managers_on(day, plan.workdays.is_working(day), managers):
                yield place + 1, shifts[MANAGEMENT.code], on


def _knowledge(plan: Plan, groundwork: Groundwork, rng: Random, updates: Sequence[int]) -> None:
    articles, changes = knowledge(rng, plan.organisation, plan.workdays, updates, [month.days for month in plan.months])
    editor = plan.staff.holding("knowledge_editor")[0] + 1
    Article.objects.bulk_create(
        (
            Article(
                id=place,
                title=article.title,
                body=article.body,
                category_id=groundwork.category_ids[article.matter],
                department_id=article.department + 1,
                published_at=moment(article.published),
            )
            for place, article in enumerate(articles, 1)
        ),
        batch_size=1000,
    )
    advance_identity(Article)
    ArticleUpdate.objects.bulk_create(
        (
            ArticleUpdate(article_id=change.article + 1, kind=change.kind, at=moment(change.at), editor_id=editor)
            for change in changes
        ),
        batch_size=1000,
    )
