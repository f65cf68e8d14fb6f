"""The catalogue is data: a new indicator needs no code, and a fault in it is named precisely."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
import yaml

from hotline.kit.rates import DisplayRule
from hotline.modules.analytics.errors import CatalogueFault
from hotline.modules.analytics.rules.catalogue import Catalogue, Unit
from hotline.modules.analytics.rules.entries import read_catalogue
from hotline.modules.analytics.rules.figures import figure_of
from hotline.modules.analytics.rules.formulas import (
    Comparison,
    DaysInPeriod,
    FactVocabulary,
    Named,
    Operator,
    QuantityWords,
    RecordTerm,
    Words,
)
from hotline.modules.analytics.rules.wording import attribution_text, exclusions_text, term_text

VOCABULARY = {
    "visits": FactVocabulary(
        name=Words("来访", "visits"),
        attributions={"arrived": Words("来访时间", "the moment of arrival")},
        conditions={"served": Words("已接待", "served"), "left": Words("离开", "left")},
        quantities={"waiting_minutes": QuantityWords(Words("等待", "waiting"), Words("分钟", "min"))},
        dimensions=frozenset({"month", "department"}),
    ),
    "complaints": FactVocabulary(
        name=Words("投诉", "complaints"),
        attributions={"made": Words("投诉时间", "the moment of the complaint")},
        dimensions=frozenset({"month"}),
    ),
}

INDICATOR = """
group: visits
name: {zh: 来访, en: Visits}
indicators:
  - code: service_rate
    version: 3
    name: {zh: 接待率, en: Service rate}
    unit: percent
    display: truncate
    attribution: {visits: arrived}
    dimensions: [month, department]
    numerator: {count: visits, where: [served]}
    denominator: {count: visits, without: [left and waiting_minutes < 5]}
"""


def read(text: str) -> Catalogue:
    return read_catalogue({"visits.yaml": yaml.safe_load(text)}, VOCABULARY)


def changed(old: str, new: str) -> str:
    assert old in INDICATOR
    return INDICATOR.replace(old, new)


def test_an_indicator_is_read_from_its_lines() -> None:
    indicator = read(INDICATOR).indicators["service_rate"]

    assert (indicator.version, indicator.unit, indicator.places) == (3, Unit.PERCENT, 2)
    assert indicator.display is DisplayRule.TRUNCATE
    variant = indicator.default_variant
    assert variant.code == "standard"
    assert variant.numerator == RecordTerm("visits", "arrived", where=((Named("served"),),))
    left_early = (Named("left"), Comparison("waiting_minutes", Operator.BELOW, Decimal(5)))
    assert variant.denominator == RecordTerm("visits", "arrived", without=(left_early,))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            changed("[served]", "[seen]"),
            "visits.yaml: service_rate.numerator.where: unknown condition “seen”; known are",
        ),
        (changed("[served]", "[age > 3]"), "numerator.where: unknown quantity “age”; known are waiting_minutes"),
        (changed("[served]", "[served and]"), "unknown condition “served and”"),
        (changed("{count: visits, where", "{count: guests, where"), "numerator: unknown fact set “guests”; known are"),
        (changed("{visits: arrived}", "{visits: left}"), "attribution.visits: unknown attribution “left”"),
        (changed("{visits: arrived}", "{guests: arrived}"), "attribution: unknown fact set “guests”"),
        (changed("{visits: arrived}", "{complaints: made}"), "does not say by which day visits belong to a period"),
        (changed("[month, department]", "[month, colour]"), "dimensions: unknown dimension “colour”"),
        (changed("[month, department]", "[month, category]"), "not all records that it counts have a category"),
        (changed("{count: visits, where: [served]}", "{where: [served]}"), "give exactly one of count, sum"),
        (changed("{count: visits, where: [served]}", "{sum: waiting_minutes}"), "sum and of belong together"),
        (changed("{count: visits, where", "{sum: age, of: visits, where"), "unknown quantity “age”"),
        (changed("unit: percent", "unit: furlongs"), "visits.yaml: service_rate.unit: Input should be 'percent'"),
        (changed("version: 3", "version: 0"), "service_rate.version"),
        (changed("    version: 3\n", ""), "service_rate.version: Field required"),
        (changed("display:", "colour: red\n    display:"), "service_rate.colour: Extra inputs are not permitted"),
        (changed("code: service_rate", "code: 接待率"), "String should match pattern"),
        (changed("    denominator:", "    nominator:"), "service_rate.nominator: Extra inputs"),
        (INDICATOR[: INDICATOR.index("    denominator")], "an indicator in percent needs a denominator"),
        (INDICATOR + "    variants: []\n  - 3\n", "visits.yaml: indicators[1]: Input should be"),
        ("[]", "visits.yaml: Input should be a valid dictionary"),
    ],
)
def test_a_fault_is_named_with_its_place(text: str, complaint: str) -> None:
    with pytest.raises(CatalogueFault) as fault:
        read(text)

    assert complaint in str(fault.value)


def test_variants_and_a_numerator_do_not_go_together() -> None:
    variant = "    variants:\n      - {code: x, name: {zh: 甲, en: x}, numerator: {count: visits}}\n"

    with pytest.raises(CatalogueFault, match="either a numerator or variants"):
        read(INDICATOR + variant)


def test_a_code_may_stand_only_once() -> None:
    document = yaml.safe_load(INDICATOR)
    other = {**document, "group": "more_visits"}

    with pytest.raises(CatalogueFault, match=r"b\.yaml: service_rate: an indicator of this code exists already"):
        read_catalogue({"a.yaml": document, "b.yaml": other}, VOCABULARY)
    with pytest.raises(CatalogueFault, match="stands in another file already"):
        read_catalogue({"a.yaml": document, "b.yaml": document}, VOCABULARY)


def test_the_words_of_a_formula_are_made_from_what_it_counts() -> None:
    variant = read(INDICATOR).indicators["service_rate"].default_variant
    both = (variant.numerator, variant.denominator)

    assert term_text(variant.numerator, VOCABULARY, "zh") == "已接待的来访数"
    assert term_text(variant.numerator, VOCABULARY, "en") == "number of visits (served)"
    assert exclusions_text(*both, VOCABULARY, "zh") == "分母剔除：离开且等待小于5分钟的来访"
    assert exclusions_text(*both, VOCABULARY, "en") == "from the denominator: visits (left and waiting < 5 min)"
    assert attribution_text(*both, VOCABULARY, "zh") == "来访按来访时间归属（北京时间）"
    assert term_text(DaysInPeriod(), VOCABULARY, "zh") == "期间天数"
    assert term_text(None, VOCABULARY, "en") == "none"
    total = RecordTerm("visits", "arrived", "waiting_minutes", ((Named("served"),),))
    assert term_text(total, VOCABULARY, "zh") == "已接待的来访的等待合计（分钟）"
    assert term_text(total, VOCABULARY, "en") == "total waiting of visits (served), in min"


def test_a_figure_is_exact_and_shown_by_the_indicators_rule() -> None:
    indicator = read(INDICATOR).indicators["service_rate"]

    figure = figure_of(indicator, 1124, 1128)

    assert figure.shown == "99.64%"
    assert figure.value == Decimal(1124) / Decimal(1128)
    assert figure_of(indicator, 0, 0).shown == "—"
    assert figure_of(indicator, 0, 0).value is None


def test_a_divisor_turns_the_quotient_into_the_unit() -> None:
    text = changed("unit: percent\n    display: truncate", "unit: hours\n    divisor: 60").replace(
        "{count: visits, where: [served]}", "{sum: waiting_minutes, of: visits}"
    )
    indicator = read(text).indicators["service_rate"]

    assert figure_of(indicator, 270, 3).value == Decimal("1.5")
    assert figure_of(indicator, 270, 3).shown == "1.50"


def test_the_packaged_catalogue_is_sound_and_complete() -> None:
    # The selectors know the modules' fact sets; reading the catalogue against them is the check.
    from hotline.modules.analytics.selectors.catalogue import catalogue  # noqa: PLC0415

    found: Mapping[str, object] = catalogue().indicators
    needed = {
        "call_volume", "answered_calls", "answer_rate", "abandonment_rate", "service_level", "average_speed_of_answer",
        "average_talk_time", "after_call_work", "average_handle_time", "call_satisfaction_rate", "inspection_pass_rate",
        "work_orders", "completed_work_orders", "completion_rate", "on_time_completion_rate", "answer_at_once_rate",
        "dispatched_work_orders", "late_inquiry_replies", "late_request_replies", "late_emergency_replies",
        "knowledge_updates", "callback_rate", "callback_satisfaction_rate", "satisfaction_rate", "resolution_rate",
        "merged_lines", "agents_employed", "service_days", "staff_assessment_pass_rate", "reports_issued",
        "late_reports",
    }  # fmt: skip
    assert needed <= found.keys()
    answer_rate = catalogue().indicators["answer_rate"]
    assert list(answer_rate.variants) == ["calls_in", "of_offered", "of_offered_without_short_abandons"]
    assert next(iter(catalogue().indicators["service_level"].variants)) == "F3"
    assert figure_of(catalogue().indicators["completion_rate"], 215364, 215371).shown == "99.99%"
