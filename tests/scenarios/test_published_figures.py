"""What cities published, from records and by rule: Yichun's month, Tangshan's shares, a bad day, a fund's form."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import City, PersonFactory

from hotline.config.commands.indicator import worst_text
from hotline.kit.bulk import copy_rows
from hotline.kit.clock import LOCAL
from hotline.kit.rates import show_percentage
from hotline.modules.analytics import public as analytics
from hotline.modules.analytics.rules.formulas import Words
from hotline.modules.analytics.rules.rolling import HourCount, worst_window
from hotline.modules.analytics.rules.shares import Breakdown, breakdown
from hotline.modules.scoring.public import EnteredValue, IndicatorValue, Text, Values, read_scheme, score
from hotline.modules.telephony.public import Call, Queue
from hotline.modules.workorders.public import WorkOrder

YICHUN_CHANNELS = {
    "phone": (34859, "90.67%"),
    "wechat": (2724, "7.09%"),
    "website": (170, "0.44%"),
    "emergency_line": (261, "0.68%"),
    "province": (318, "0.83%"),
    "other": (115, "0.30%"),
}
YICHUN_TYPES = {
    "inquiry": (19651, "51.11%"),
    "assistance": (592, "1.54%"),
    "suggestion": (649, "1.69%"),
    "complaint": (15042, "39.12%"),
    "irregularity_report": (2513, "6.54%"),
}
YICHUN_ONLINE, YICHUN_DISPATCHED = 20334, 18113
COUNTY, CITY, IN_FLOW = 15390, 2013, 710
MAY = (date(2023, 5, 1), date(2023, 5, 31))
ACCEPTED = Words("受理总量", "requests accepted")


def repeated(counts: dict[str, tuple[int, str]]) -> Iterator[str]:
    return chain.from_iterable(repeat(code, count) for code, (count, _) in counts.items())


@pytest.fixture
def yichun(city: City, person: PersonFactory) -> None:
    """A month's 38,447 requests by channel and type; so many are dispatched, some of these still on their way."""
    clerk = person("agent")
    leaders = [city.departments["dongshan"]] * COUNTY + [city.departments["market"]] * CITY + [None] * IN_FLOW
    began = datetime(2023, 5, 1, tzinfo=LOCAL)
    rows = zip(repeated(YICHUN_CHANNELS), repeated(YICHUN_TYPES), strict=True)
    columns = (
        "number", "request_type", "urgency", "title", "content", "category_id", "address", "channel",
        "is_confidential", "stage", "version", "registered_at", "registered_by_id", "answered_at_once",
        "first_dispatched_at", "dispatched_at", "handling_department_id", "limit_unit", "limit_rule_name", "reply",
        "completed_at", "awaits_callback", "limit_amount", "handling_due_at",
    )  # fmt: skip

    def orders() -> Iterable[tuple[object, ...]]:
        for index, (channel, kind) in enumerate(rows):
            at = began + timedelta(seconds=index * 60)
            dispatched = index < YICHUN_DISPATCHED
            department = leaders[index] if dispatched else None
            yield (
                f"2305{index:06}", kind, "ordinary", "标题", "内容", city.categories["010101"].pk, "", channel, False,
                "completed" if not dispatched else "dispatched" if department else "registered", 1, at, clerk.pk,
                not dispatched,
                at if dispatched else None, at if dispatched else None,
                None if department is None else department.pk, "", "", "", None if dispatched else at, False,
                5 if department else None, at + timedelta(days=7) if department else None,
            )  # fmt: skip

    copy_rows(WorkOrder, columns, orders())


def shares_by(dimension: str) -> tuple[Breakdown, dict[str, str]]:
    rows = analytics.indicator_document("work_orders", *MAY, by=dimension)["rows"]
    parts = {row["key"]: int(row["numerator"]) for row in rows if row["key"] != "total"}
    total = analytics.indicator_document("work_orders", *MAY)["rows"][0]["numerator"]
    found = breakdown(list(parts.items()), int(total), ACCEPTED)
    return found, {share.name: share.shown for share in found.shares}


@pytest.mark.django_db
def test_yichun_s_month_ties_by_channel_by_type_and_by_unit(yichun: None) -> None:
    for dimension, printed in (("channel", YICHUN_CHANNELS), ("request_type", YICHUN_TYPES)):
        found, shown = shares_by(dimension)
        assert (found.base, found.ties) == (38447, True)
        assert {share.name: share.count for share in found.shares} == {code: n for code, (n, _) in printed.items()}
        assert shown == {code: percent for code, (_, percent) in printed.items()}
    online = analytics.indicator_document("answer_at_once_rate", *MAY)["rows"][0]
    dispatched = analytics.indicator_document("dispatched_work_orders", *MAY)["rows"][0]["numerator"]
    assert (online["numerator"], dispatched) == (YICHUN_ONLINE, YICHUN_DISPATCHED)
    by_unit = analytics.indicator_document("dispatched_work_orders", *MAY, by="department")["rows"]
    assert sorted(row["numerator"] for row in by_unit if row["key"] != "total") == [IN_FLOW, CITY, COUNTY]
    assert YICHUN_ONLINE + YICHUN_DISPATCHED == 38447


def test_tangshan_s_shares_hold_only_over_the_base_that_is_named() -> None:
    printed = [("咨询", 124599), ("求助", 56672)]
    classes = breakdown(printed, 195532, Words("各类合计", "the sum of the classes"))
    assert [share.shown for share in classes.shares] == ["63.72%", "28.98%"]
    assert (classes.base, classes.base_name.zh, classes.ties) == (195532, "各类合计", False)
    of_all = breakdown(printed, 284406, Words("总受理量", "everything"))
    assert [share.shown for share in of_all.shares] == ["43.81%", "19.93%"]


def test_printed_shares_are_not_forced_to_add_up_to_100() -> None:
    third = breakdown([("a", 1), ("b", 1), ("c", 1)], 3, ACCEPTED)
    assert (third.shown_total, third.ties) == ("99.99%", True)
    assert [share.shown for share in breakdown([("a", 0)], 0, ACCEPTED).shares] == ["—"]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_exact_shares_of_parts_that_tie_make_the_whole(counts: list[int]) -> None:
    found = breakdown([(str(place), count) for place, count in enumerate(counts)], sum(counts), ACCEPTED)
    assert found.ties
    known = [share.value for share in found.shares if share.value is not None]
    assert not known or abs(sum(known, Decimal(0)) - 1) < Decimal("1e-20")


def hours(counts: list[tuple[int, int]]) -> list[HourCount]:
    began = datetime(2026, 3, 1, tzinfo=LOCAL)
    return [HourCount(began + timedelta(hours=i), calls, answered) for i, (calls, answered) in enumerate(counts)]


def test_a_bad_night_fails_the_standard_though_it_is_shown_as_95(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_LANGUAGE", "zh")
    # Two days; the 24 hours from noon to noon hold 100,000 calls, of which 94,996 were answered.
    bad = [(4000, 3800)] * 12 + [(4000, 3800)] * 11 + [(8000, 7596)]
    found = worst_window(hours([(4000, 3999)] * 12 + bad + [(4000, 3999)] * 12))
    assert found is not None
    assert (found.calls, found.answered) == (100000, 94996)
    assert (found.begins.hour, found.begins.day, found.ends.hour, found.ends.day) == (12, 1, 12, 2)
    assert show_percentage(found.value) == "95.00%"
    told = worst_text(found)
    assert "2026-03-01 12:00 至 2026-03-02 12:00" in told
    assert "95.00%（94996 ÷ 100000），按精确值未达到95.00%" in told
    assert not found.meets(Decimal("0.95"))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=60))
def test_the_worst_window_is_the_worst_of_all_of_them(drawn: list[tuple[int, int]]) -> None:
    counted = hours([(max(pair), min(pair)) for pair in drawn])
    windows = [counted[start : start + 24] for start in range(len(counted) - 23)]
    sums = [(sum(one.calls for one in window), sum(one.answered for one in window)) for window in windows]
    values = [Decimal(answered) / calls for calls, answered in sums if calls]
    found = worst_window(counted)
    assert (found is None) == (not values)
    if found is not None:
        assert found.value == min(values)


@pytest.mark.django_db
def test_the_worst_24_hours_are_found_in_the_calls_across_midnight(city: City) -> None:
    queue = Queue.objects.create(code="general", name="综合受理")

    def call(at: datetime, *, answered: bool) -> Call:
        return Call(
            reference=f"{at:%d%H%M%S%f}", arrived_at=at, queue=queue, outcome="answered" if answered else "abandoned",
            waiting_seconds=5, talking_seconds=60 if answered else 0, after_call_seconds=0,
            answered_at=at if answered else None, ended_at=at + timedelta(seconds=60),
        )  # fmt: skip

    began = datetime(2026, 3, 1, tzinfo=LOCAL)
    calls = [call(began + timedelta(minutes=3 * step), answered=True) for step in range(960)]
    calls += [call(began + timedelta(hours=22, minutes=step, seconds=7), answered=False) for step in range(20)]
    calls += [call(began + timedelta(hours=25, minutes=step, seconds=7), answered=False) for step in range(20)]
    Call.objects.bulk_create(calls)
    found = analytics.worst_answering(date(2026, 3, 1), date(2026, 3, 2))
    assert found is not None
    assert (found.calls, found.answered) == (520, 480)
    assert found.begins <= began + timedelta(hours=22)
    assert found.ends >= began + timedelta(hours=26)
    assert not found.meets(Decimal("0.95"))
    for day in (1, 2):
        answered = analytics.indicator_document("answer_rate", date(2026, 3, day), date(2026, 3, day))["rows"][0]
        assert answered["shown"] == "96.00%"


FUND = """
code: fund-2024
name: {zh: 某市热线经费自评, en: A fund's self-evaluation}
year: 2024
version: 1
source: {zh: 项目支出绩效自评表, en: The form}
hotline: fund-2024
period: {first_day: 2024-01-01, last_day: 2024-12-31}
weight: 100
grades:
  - {name: {zh: 优, en: excellent}, at_least: 90}
  - {name: {zh: 良, en: good}, at_least: 80}
  - {name: {zh: 中, en: fair}, at_least: 60}
  - {name: {zh: 差, en: poor}}
levels:
  - code: all
    name: {zh: 自评, en: Self-evaluation}
    weight: 100
    groups:
      - code: all
        name: {zh: 自评, en: Self-evaluation}
        weight: 100
        leaves:
          - code: execution
            name: {zh: 执行率, en: Execution}
            weight: 10
            target: {text: {zh: 100%, en: 100%}}
            display: {unit: percentage}
            rule_text: {zh: 执行率×分值, en: rate times weight}
            rule: {kind: rate_times_weight}
          - code: answered
            name: {zh: 接通率, en: Answered}
            weight: 50
            target: {text: {zh: ≥95%, en: at least 95%}, at_least: 0.95}
            indicator: answer_rate
            display: {unit: percentage}
            rule_text: {zh: 按完成比例, en: in proportion}
            rule: {kind: proportional}
          - code: effect
            name: {zh: 效益, en: Effect}
            weight: 30
            target: {text: {zh: 显著, en: marked}}
            display: {unit: percentage}
            rule_text: {zh: 按达成程度, en: by attainment}
            rule:
              kind: attainment
              levels: [{name: {zh: 达成, en: attained}, at_least: 0.8}, {name: {zh: 未达成, en: not}}]
          - code: satisfied
            name: {zh: 满意度, en: Satisfaction}
            weight: 10
            target: {text: {zh: ≥90%, en: at least 90%}, at_least: 0.9}
            indicator: satisfaction_rate
            display: {unit: percentage}
            rule_text: {zh: 按完成比例, en: in proportion}
            rule: {kind: proportional}
"""
BECAUSE = Text(zh="查阅资料。", en="Papers were read.")


def rate_of(code: str, numerator: int, denominator: int, variant: str | None = None) -> IndicatorValue:
    return IndicatorValue(code=code, variant=variant, numerator=Decimal(numerator), denominator=Decimal(denominator))


def test_a_fund_of_150_with_125_25_spent_earns_8_35_of_10() -> None:
    card = score(
        read_scheme(FUND),
        Values(
            indicators=(rate_of("answer_rate", 931, 1000), rate_of("satisfaction_rate", 95, 100)),
            entered=(
                EnteredValue(leaf="execution", evidence=BECAUSE, numerator=Decimal("125.25"), denominator=Decimal(150)),
                EnteredValue(leaf="effect", evidence=BECAUSE, value=Decimal("0.9")),
            ),
        ),
    )
    execution, answered, effect, satisfied = card.leaves()
    assert (execution.shown.zh, execution.mark_by_rule) == ("83.50%", Decimal("8.35"))
    assert [leaf.mark_by_rule for leaf in (answered, effect, satisfied)] == [Decimal("49.00"), Decimal(27), Decimal(10)]
    assert (card.total_by_rule, card.grade_by_rule.zh) == (Decimal("94.35"), "优")
    # Whatever missed its target has to be explained on the form.
    assert [leaf.leaf.code for leaf in card.leaves() if leaf.falls_short] == ["execution", "answered", "effect"]


COMPOSITE = """
code: three-rates-2024
name: {zh: 三率综合得分, en: The composite of the three rates}
year: 2024
version: 1
source: {zh: 考核办法, en: The rules}
hotline: three-rates-2024
period: {first_day: 2024-01-01, last_day: 2024-12-31}
weight: 100
grades: [{name: {zh: 优, en: excellent}, at_least: 90}, {name: {zh: 差, en: poor}}]
levels:
  - code: rates
    name: {zh: 三率, en: Three rates}
    weight: 100
    groups:
      - code: rates
        name: {zh: 三率, en: Three rates}
        weight: 100
        leaves:
"""
RATES = (("response", "响应率", "response_rate", 30), ("resolution", "解决率", "resolution_rate", 35),
         ("satisfaction", "满意率", "satisfaction_rate", 35))  # fmt: skip


def composite() -> str:
    return COMPOSITE + "".join(
        f"""
          - code: {code}
            name: {{zh: {name}, en: {code}}}
            weight: {weight}
            target: {{text: {{zh: 100%, en: 100%}}}}
            indicator: {indicator}
            display: {{unit: percentage}}
            rule_text: {{zh: 比率×权重, en: rate times weight}}
            rule: {{kind: rate_times_weight}}
"""
        for code, name, indicator, weight in RATES
    )


def test_a_composite_of_weighted_rates_is_a_scheme() -> None:
    found = (
        rate_of("response_rate", 97, 100),
        rate_of("resolution_rate", 72, 85),
        rate_of("satisfaction_rate", 72, 80),
    )
    card = score(read_scheme(composite()), Values(indicators=found))
    assert [leaf.shown.zh for leaf in card.leaves()] == ["97.00%", "84.71%", "90.00%"]
    assert card.total_by_rule == Decimal("90.25")
    partly = (found[0], rate_of("resolution_rate", 75, 85), found[2])
    assert score(read_scheme(composite()), Values(indicators=partly)).leaves()[1].shown.zh == "88.24%"
