"""Every figure opens to the very records that it counts."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.support import PersonFactory

from hotline.kit.pagination import InvalidCursor, encode_cursor
from hotline.modules.access.public import Actor, actor_of
from hotline.modules.analytics.errors import PartWithoutRecords, UnknownKey, UnknownPart
from hotline.modules.analytics.public import catalogue, indicator_document
from hotline.modules.analytics.rules.formulas import RecordTerm
from hotline.modules.analytics.rules.reports import ReportKind
from hotline.modules.analytics.selectors.evidence import EvidencePage, Question
from hotline.modules.analytics.selectors.evidence import records as read

from .builders import Records

pytestmark = pytest.mark.django_db

PERIOD = date(2023, 1, 15), date(2023, 3, 10)


@pytest.fixture
def analyst(person: PersonFactory) -> Actor:
    return actor_of(person("analyst"))


def fill(records: Records, seed: int) -> None:
    """Records in and around the period, many at the very edges of days and months."""
    chance = random.Random(seed)
    edges = [datetime.fromisoformat(f"2023-{day}") for day in ("01-15", "02-01", "03-01", "03-11")]

    def moment() -> str:
        if chance.random() < 0.4:
            found = chance.choice(edges) + timedelta(seconds=chance.choice((-1, 0, 1)))
        else:
            found = datetime.fromisoformat("2023-01-01") + timedelta(seconds=chance.randrange(90 * 86400))
        return found.isoformat(sep=" ")

    def day() -> date:
        return datetime.fromisoformat(moment()).date()

    for _ in range(60):
        records.call(
            moment(),
            answered=chance.random() < 0.7,
            waiting=chance.choice((0, 4, 5, 14, 15, 16, 40)),
            rating=chance.choice((None, 1, 2, 3, 5)),
        )
        order = records.work_order(
            moment(),
            department=chance.choice((None, "housing", "market", "dongshan-cheng")),
            category=chance.choice(("010101", "0102", "0201")),
            request_type=chance.choice(("inquiry", "complaint")),
            urgency=chance.choice(("ordinary", "emergency")),
            due=moment(),
            replied=chance.choice((None, moment())),
            completed=chance.choice((None, moment())),
        )
        satisfaction = chance.choice(("", "satisfied", "neutral", "dissatisfied"))
        tried = chance.choice((None, moment()))
        reached = chance.choice((True, False)) if tried else None
        records.callback(order, tried, reached=reached, solved=chance.choice((True, None)), satisfaction=satisfaction)
    for i in range(15):
        records.inspection(moment(), passed=chance.random() < 0.8)
        records.article_update(moment(), category=chance.choice(("0102", "0201")), department=None)
        records.merged_line(day(), chance.choice((None, "market")))
        records.employment(day(), chance.choice((None, day())))
        records.worked(date(2023, 1, 10) + timedelta(days=4 * i), *chance.sample(["early", "middle", "night"], k=i % 4))
        records.assessment(day(), passed=chance.random() < 0.8)
        first = date(2023, 1, 1) + timedelta(days=7 * i)
        records.report(chance.choice(list(ReportKind)), first, first + timedelta(days=6), moment())


@pytest.mark.parametrize("seed", [1, 2])
def test_the_number_of_records_is_the_figure_for_every_indicator_part_and_row(
    records: Records, analyst: Actor, seed: int
) -> None:
    fill(records, seed)
    compared = found = 0
    for indicator in catalogue():
        for variant in indicator.variants.values():
            for dimension in (None, *indicator.dimensions):
                document = indicator_document(indicator.code, *PERIOD, dimension, variant.code)
                for part, term in (("numerator", variant.numerator), ("denominator", variant.denominator)):
                    if not isinstance(term, RecordTerm) or term.quantity is not None:
                        continue
                    for row in document["rows"]:
                        question = Question(indicator.code, *PERIOD, part, variant.code, dimension, row["key"])
                        page = read(question, actor=analyst, language="zh", limit=1000)
                        if term.distinct is not None:
                            # Several records can be of one person, and everybody has at least one.
                            assert len(page.items) >= row[part], question  # type: ignore[literal-required]
                            assert bool(page.items) == bool(row[part]), question  # type: ignore[literal-required]
                            continue
                        assert len(page.items) == row[part], question  # type: ignore[literal-required]
                        compared += 1
                        found += bool(row[part])  # type: ignore[literal-required]

    assert compared > 250
    assert found > 200


def test_a_sum_is_the_sum_over_its_records(records: Records, analyst: Actor) -> None:
    fill(records, 3)
    page = read(Question("average_talk_time", *PERIOD), actor=analyst, language="zh", limit=1000)
    column = [column.code for column in page.columns].index("talking_seconds")

    seconds = sum(int(str(item.cells[column])) for item in page.items)

    assert seconds == indicator_document("average_talk_time", *PERIOD)["rows"][0]["numerator"]


def pages(question: Question, actor: Actor, limit: int) -> list[EvidencePage]:
    found = [read(question, actor=actor, language="zh", limit=limit)]
    while found[-1].next_cursor:
        found.append(read(question, actor=actor, language="zh", limit=limit, cursor=found[-1].next_cursor))
    return found


@pytest.mark.parametrize(
    ("code", "part"),
    [("answer_rate", "denominator"), ("callback_rate", "denominator"), ("merged_lines", "numerator"),
     ("agents_employed", "numerator"), ("service_days", "numerator")],
)  # fmt: skip
def test_pages_give_every_record_once_in_order(records: Records, analyst: Actor, code: str, part: str) -> None:
    fill(records, 4)
    question = Question(code, *PERIOD, part)
    whole = read(question, actor=analyst, language="zh", limit=1000)

    paged = [item for page in pages(question, analyst, 3) for item in page.items]

    assert tuple(paged) == whole.items
    assert len(paged) == indicator_document(code, *PERIOD)["rows"][0][part]  # type: ignore[literal-required]


def test_the_caller_is_masked_and_codes_are_words(records: Records, analyst: Actor) -> None:
    call = records.call("2023-02-01 00:30:00", rating=5)
    question = Question("answer_rate", *PERIOD)

    page = read(question, actor=analyst, language="zh")
    english = read(question, actor=analyst, language="en")

    cells = dict(zip([column.code for column in page.columns], page.items[0].cells, strict=True))
    assert cells["reference"] == call.reference
    assert cells["caller_number"] == f"138****{call.caller_number[-4:]}"
    assert cells["arrived_at"] == "2023-02-01T00:30:00+08:00"
    assert (cells["outcome"], cells["waiting_seconds"], cells["rating"]) == ("接通", 5, 5)
    assert page.items[0].link is not None
    assert (page.items[0].link.kind, page.items[0].link.id) == ("call", call.reference)
    assert not page.is_limited
    assert english.columns[0].name("en") == "Reference"
    assert "answered" in english.items[0].cells


def test_a_page_that_the_reader_may_not_open_is_not_linked(records: Records, person: PersonFactory) -> None:
    records.call("2023-02-01 00:30:00")
    order = records.work_order("2023-02-01 00:30:00")
    leader = actor_of(person("city_leader"))

    calls = read(Question("call_volume", *PERIOD), actor=leader, language="zh")
    orders = read(Question("work_orders", *PERIOD), actor=leader, language="zh")

    assert calls.items[0].link is None
    assert (
        dict(zip([column.code for column in calls.columns], calls.items[0].cells, strict=True))["caller_number"] is None
    )
    assert orders.items[0].link is not None
    assert orders.items[0].link.id == order.number
    assert order.title not in orders.items[0].cells


def test_a_department_sees_its_own_orders_only_and_is_told_so(records: Records, person: PersonFactory) -> None:
    records.work_order("2023-02-01 00:30:00", department="market")
    own = records.work_order("2023-02-01 00:30:00", department="dongshan-water")
    records.callback(own, "2023-02-02 00:30:00", reached=True)
    leader = actor_of(person("approving_leader", department=records.city.departments["dongshan"]))

    orders = read(Question("work_orders", *PERIOD), actor=leader, language="zh")
    callbacks = read(Question("callback_rate", *PERIOD), actor=leader, language="zh")

    assert ([item.cells[0] for item in orders.items], orders.is_limited) == ([own.number], True)
    assert ([item.cells[0] for item in callbacks.items], callbacks.is_limited) == ([own.number], True)


def test_a_month_opens_with_its_own_records_only(records: Records, analyst: Actor) -> None:
    records.call("2023-01-31 23:59:59")
    february = records.call("2023-02-01 00:00:00")

    page = read(Question("call_volume", *PERIOD, by="month", key="2023-02"), actor=analyst, language="zh")

    assert [item.cells[0] for item in page.items] == [february.reference]


def test_what_cannot_be_opened_is_refused(records: Records, analyst: Actor) -> None:
    def opened(
        code: str, part: str = "numerator", by: str | None = None, key: str | None = None, cursor: str = ""
    ) -> EvidencePage:
        return read(Question(code, *PERIOD, part, by=by, key=key), actor=analyst, language="zh", cursor=cursor)

    with pytest.raises(PartWithoutRecords):
        opened("service_days", part="denominator")
    with pytest.raises(PartWithoutRecords):
        opened("call_volume", part="denominator")
    with pytest.raises(UnknownPart):
        opened("call_volume", part="quotient")
    with pytest.raises(UnknownKey):
        opened("call_volume", by="month", key="2023-04")
    with pytest.raises(UnknownKey):
        opened("work_orders", by="department")
    end_of_time = encode_cursor(datetime.max.replace(tzinfo=UTC), 1)
    for cursor in ("nonsense", end_of_time):
        with pytest.raises(InvalidCursor):
            opened("merged_lines", cursor=cursor)


def test_a_page_takes_one_statement_however_many_records_there_are(records: Records, analyst: Actor) -> None:
    order = records.work_order("2023-02-01 10:00:00")
    records.callback(order, "2023-02-02 10:00:00", reached=True)
    counted = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            read(Question("callback_rate", *PERIOD), actor=analyst, language="zh")
        counted.append(len(captured))
        for _ in range(30):
            records.callback(records.work_order("2023-02-01 10:00:00"), "2023-02-02 10:00:00", reached=True)

    assert counted == [1, 1]
