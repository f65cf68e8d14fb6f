"""No question of analysis reads the tables that people write to all day, and what is read instead says the same."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from tests.support import PersonFactory

from hotline.modules.access.public import Actor, actor_of
from hotline.modules.analytics.actions.refresh_figures import refresh_figures
from hotline.modules.analytics.public import catalogue, explanation_document, figure_table, worst_answering
from hotline.modules.analytics.rules.formulas import RecordTerm
from hotline.modules.analytics.selectors.evidence import EvidencePage, Question
from hotline.modules.analytics.selectors.evidence import records as read
from hotline.modules.analytics.selectors.kept import HOT_FACT_SETS
from hotline.modules.analytics.selectors.three_rates import rates_of
from hotline.modules.analytics.selectors.values import rows
from hotline.modules.workorders.public import WorkOrder

from .builders import Records
from .hot_tables import no_hot_table_is_searched
from .test_evidence import fill

pytestmark = pytest.mark.django_db
PERIOD = date(2023, 1, 15), date(2023, 3, 10)
AT = datetime(2023, 4, 1, tzinfo=UTC)


@pytest.fixture
def analyst(person: PersonFactory) -> Actor:
    return actor_of(person("analyst"))


def questions() -> Iterator[Question]:
    for indicator in catalogue():
        variant = indicator.default_variant
        for part, term in (("numerator", variant.numerator), ("denominator", variant.denominator)):
            if isinstance(term, RecordTerm) and term.fact_set in HOT_FACT_SETS:
                yield Question(indicator.code, *PERIOD, part, variant.code)


def test_figures_explanations_and_drill_downs_search_no_hot_table(records: Records, analyst: Actor) -> None:
    fill(records, 1)
    with pytest.raises(AssertionError), no_hot_table_is_searched():
        list(figure_table(*PERIOD))
    refresh_figures(at=AT)
    with no_hot_table_is_searched():
        for dimension in (None, "department"):
            assert list(figure_table(*PERIOD, by_month=True, dimension=dimension))
        for question in list(questions())[::4]:
            explanation_document(question.code, *PERIOD, variant=question.variant)
            read(question, actor=analyst, language="zh")
        for by in ("department", "category"):
            rates_of(*PERIOD, by)
        assert worst_answering(*PERIOD) is not None


def test_worst_hours_are_those_of_the_records(records: Records) -> None:
    fill(records, 2)
    of_records = worst_answering(*PERIOD)
    refresh_figures(at=AT)
    assert worst_answering(*PERIOD) == of_records
    records.call("2023-02-07 10:00:00", answered=False)
    after = worst_answering(*PERIOD)
    refresh_figures(at=AT, anew=True)
    assert worst_answering(*PERIOD) == after


def test_all_indicators_by_month_and_unit_are_those_of_each_indicator(records: Records) -> None:
    fill(records, 3)
    refresh_figures(at=AT)
    WorkOrder.objects.filter(pk=WorkOrder.objects.earliest("pk").pk).update(completed_at=AT)
    found = {
        (row.indicator.code, row.variant.code, row.key): row.figure
        for row in figure_table(*PERIOD, dimension="department")
    }
    compared = 0
    for indicator in catalogue():
        for variant in indicator.variants.values() if "department" in indicator.dimensions else ():
            for row in rows(indicator, variant, *PERIOD, "department", exact=True):
                place = (indicator.code, variant.code, row.key)
                if place in found:
                    assert found[place] == row.figure
                    compared += 1
                else:
                    assert not row.figure.numerator and not row.figure.denominator
    assert compared > 100
    by_month = {(row.month, row.key) for row in figure_table(*PERIOD, by_month=True, dimension="department")}
    assert {month for month, _ in by_month} == {"2023-01", "2023-02", "2023-03"}


def pages(question: Question, actor: Actor) -> list[EvidencePage]:
    found = [read(question, actor=actor, language="zh", limit=40)]
    while found[-1].next_cursor:
        found.append(read(question, actor=actor, language="zh", limit=40, cursor=found[-1].next_cursor))
    return found


@pytest.mark.parametrize("role", ["analyst", "approving_leader"])
def test_pages_from_files_are_those_from_the_records_whoever_reads_and_whatever_changed_since(
    records: Records, person: PersonFactory, role: str
) -> None:
    fill(records, 4)
    department = records.city.departments["dongshan"] if role == "approving_leader" else None
    actor = actor_of(person(role, department=department))
    asked = [
        Question("work_orders", *PERIOD),
        Question("work_orders", *PERIOD, by="department", key="housing"),
        Question("on_time_completion_rate", *PERIOD, by="month", key="2023-02"),
        Question("callback_rate", *PERIOD, "denominator"),
        Question("answer_rate", *PERIOD),
    ]
    before = {question: [item for page in pages(question, actor) for item in page.items] for question in asked}
    assert sum(map(len, before.values())) > 30

    refresh_figures(at=AT)

    assert {question: [item for page in pages(question, actor) for item in page.items] for question in asked} == before
    records.callback(
        records.work_order("2023-02-01 12:00:00", department="dongshan-cheng"), "2023-02-02 00:00:00", reached=True
    )
    WorkOrder.objects.filter(registered_at__lt="2023-02-01T00:00:00+08:00").update(completed_at=AT)
    changed = {question: [item for page in pages(question, actor) for item in page.items] for question in asked}
    refresh_figures(at=AT, anew=True)
    assert {question: [item for page in pages(question, actor) for item in page.items] for question in asked} == changed
    assert changed != before
