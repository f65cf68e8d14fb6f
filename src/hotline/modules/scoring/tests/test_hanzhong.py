"""The report's printed figures, scored by the report's own rules."""

from decimal import Decimal

import pytest

from hotline.modules.scoring.rules.score import indicator_requests, score
from hotline.modules.scoring.rules.values import IndicatorValue

from . import hanzhong


@pytest.fixture(scope="module")
def card():
    return score(hanzhong.scheme(), hanzhong.values())


def leaf(card, code):
    return next(one for one in card.leaves() if one.leaf.code == code)


def test_the_body_of_the_report_has_31_leaves(card):
    assert len(card.leaves()) == 31


def test_stated_marks_add_up_to_what_the_report_prints(card):
    assert [level.mark_stated for level in card.levels] == [
        Decimal("8.5"),
        Decimal(18),
        Decimal("38.2"),
        Decimal("24.63"),
    ]
    assert [level.mark_stated for level in card.levels] == [level.level.stated_mark for level in card.levels]
    assert card.total_stated == card.scheme.stated.total == Decimal("89.33")
    assert card.grade.zh == card.scheme.stated.grade == "良"


def test_marks_by_rule_add_up_to_87_70(card):
    assert [level.mark_by_rule for level in card.levels] == [
        Decimal("8.50"),
        Decimal("18.00"),
        Decimal("38.20"),
        Decimal("23.00"),
    ]
    assert card.total_by_rule == card.exact_total_by_rule == Decimal("87.70")
    assert card.grade_by_rule.zh == "良"
    assert card.stated_marks_used == 1
    assert card.leaves_without_value == 0


def test_only_the_leaves_that_differ_or_have_no_rule_carry_a_reason(card):
    assert {one.leaf.code: one.reason.code for one in card.leaves() if one.reason is not None} == {
        "inspection_pass_rate": "rule_not_stated",
        "sustainability": "stated_mark_unreachable",
        "public_satisfaction": "stated_mark_departs_from_rule",
    }
    for one in card.leaves():
        differs = one.mark_by_rule is not None and one.mark_by_rule != one.mark_stated
        assert differs == (one.leaf.code in {"sustainability", "public_satisfaction"})


@pytest.mark.parametrize(
    ("code", "shown", "mark"),
    [
        ("call_volume", "199133", "4"),
        ("answer_rate", "97.39%", "3"),
        ("inspection_pass_rate", "95.86%", None),
        ("answer_at_once_rate", "57.00%", "3"),
        ("on_time_completion_rate", "100.00%", "5"),
        ("knowledge_update_timeliness", "1541", "0.2"),
        ("cost_soundness", "6.40", "4"),
        ("public_awareness", "0.18", "2"),
        ("callback_rate", "77.11%", "0"),
        ("callback_satisfaction", "99.79%", "3"),
        ("public_satisfaction", "94.83%", "7"),
        ("sustainability", "1项完全符合，1项不符合", "2"),
        ("goal_soundness", "1项完全符合，1项基本符合", "2.5"),
    ],
)
def test_a_leaf_shows_what_the_report_prints_and_is_marked_by_its_rule(card, code, shown, mark):
    assert leaf(card, code).shown.zh == shown
    assert leaf(card, code).mark_by_rule == (None if mark is None else Decimal(mark))


def test_a_stated_mark_that_no_answers_yield_is_a_finding(card):
    assert "0、2、3、5" in leaf(card, "sustainability").finding.zh
    assert leaf(card, "indicator_clarity").finding is None


def test_the_same_values_yield_the_same_scorecard(card):
    assert score(hanzhong.scheme(), hanzhong.values()) == card


def test_marks_follow_the_indicators():
    fewer = hanzhong.rate("answer_rate", 186000, 199133, "calls_in")  # 93.40%: one whole point below 95%
    card = score(hanzhong.scheme(), hanzhong.values(instead=fewer))
    assert leaf(card, "answer_rate").mark_by_rule == Decimal(2)
    assert leaf(card, "answer_rate").reason.code == "values_differ"
    assert "93.40%" in leaf(card, "answer_rate").reason.text.zh
    assert card.total_by_rule == Decimal("86.70")
    assert card.total_stated == Decimal("89.33")


def test_without_records_there_is_no_value_and_no_mark():
    card = score(hanzhong.scheme(), hanzhong.values(instead=hanzhong.rate("answer_rate", 0, 0, "calls_in")))
    assert leaf(card, "answer_rate").shown.zh == "—"
    assert leaf(card, "answer_rate").mark_by_rule is None
    assert leaf(card, "answer_rate").reason.code == "no_value"
    assert card.leaves_without_value == 1
    assert card.total_by_rule == Decimal("84.70")


def test_a_reason_explains_only_the_difference_it_was_written_for():
    one = next(value for value in hanzhong.entered() if value.leaf == "public_satisfaction")
    worse = type(one)(leaf=one.leaf, evidence=one.evidence, numerator=Decimal(50), denominator=Decimal(58))
    values = hanzhong.values()
    others = tuple(value for value in values.entered if value.leaf != one.leaf)
    card = score(hanzhong.scheme(), type(values)(indicators=values.indicators, entered=(*others, worse)))
    assert leaf(card, "public_satisfaction").mark_by_rule == Decimal(4)  # 86.21%: three whole points below 90%
    assert leaf(card, "public_satisfaction").reason.code == "values_differ"


def test_the_other_counting_rule_of_the_callback_rate_also_yields_nothing():
    tried = IndicatorValue(
        code="callback_rate", variant="reached_of_tried", numerator=Decimal(100156), denominator=Decimal(215371)
    )
    card = score(hanzhong.scheme(), hanzhong.values(instead=tried))
    assert leaf(card, "callback_rate").mark_by_rule == 0


def test_the_scheme_asks_for_each_indicator_once_and_for_months_where_a_rule_looks_at_them():
    requests = indicator_requests(hanzhong.scheme())
    assert {(one.code, one.variant) for one in requests} == {(one.code, one.variant) for one in hanzhong.indicators()}
    assert {one.code for one in requests if one.by_month} == {"knowledge_updates", "callback_satisfaction_rate"}


def test_every_text_of_the_scheme_names_neither_a_company_nor_an_official():
    texts = "".join(path.read_text(encoding="utf-8") for path in hanzhong.SCHEMES.glob("hanzhong-2023*.yaml"))
    assert "公司" not in texts
