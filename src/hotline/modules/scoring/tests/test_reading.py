"""What a scheme file may say, and how it is refused: with the place, the line and a stable code."""

from decimal import Decimal

import pytest
import yaml

from hotline.modules.scoring.errors import (
    BandsHaveGaps,
    CodeNotUnique,
    EnteredValueRefused,
    RuleLacksData,
    SchemeKeyMissing,
    SchemeKeyUnknown,
    SchemeUnreadable,
    SchemeValueInvalid,
    WeightsDoNotAddUp,
)
from hotline.modules.scoring.rules.reading import read_entered, read_scheme
from hotline.modules.scoring.rules.score import score
from hotline.modules.scoring.rules.values import IndicatorValue, Values

from . import hanzhong

SMALL = """
code: anytown-2023
name: {zh: 某市方案, en: Anytown}
year: 2023
version: 1
source: {zh: 某报告, en: A report}
hotline: anytown-2023
period: {first_day: 2023-01-01, last_day: 2023-12-31}
weight: 10
grades:
  - {name: {zh: 优, en: good}, at_least: 9}
  - {name: {zh: 差, en: poor}}
levels:
  - code: output
    name: {zh: 产出, en: Output}
    weight: 10
    groups:
      - code: quality
        name: {zh: 质量, en: Quality}
        weight: 10
        leaves:
          - code: answered
            name: {zh: 接通率, en: Answered}
            weight: 6
            target: {text: {zh: ≥95%, en: 95%}, at_least: 0.95}
            indicator: answer_rate
            display: {unit: percentage}
            rule_text: {zh: 每低一个百分点扣1分, en: One per point}
            rule: {kind: step_deduction, step: 0.01, deduction: 1, part_of_a_step: counts}
          - code: rules_exist
            name: {zh: 制度, en: Rules}
            weight: 4
            target: {text: {zh: 健全, en: complete}}
            rule_text: {zh: 每点2分, en: Two each}
            rule:
              kind: checklist
              points:
                - {code: first, name: {zh: 一, en: one}, full: 2, mostly: 1}
                - {code: second, name: {zh: 二, en: two}, full: 2}
"""


def changed(old: str, new: str, text: str = SMALL) -> str:
    assert text.count(old) == 1, f"{old!r} must stand once in the scheme"
    return text.replace(old, new)


def line_with(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if part in line)


def test_a_small_scheme_is_read_with_exact_numbers():
    leaf = read_scheme(SMALL).levels[0].groups[0].leaves[0]
    assert leaf.target.at_least == Decimal("0.95")
    assert leaf.rule.step == Decimal("0.01")


def test_a_scheme_without_a_report_has_marks_and_no_stated_ones():
    values = Values(indicators=(IndicatorValue(code="answer_rate", numerator=Decimal(94), denominator=Decimal(100)),))
    card = score(read_scheme(SMALL), values)
    assert card.total_stated is None
    assert card.leaves()[0].mark_by_rule == Decimal(5)
    assert card.leaves()[1].reason.code == "no_value"
    assert card.grade == card.grade_by_rule


@pytest.mark.parametrize(
    ("old", "new", "refusal", "path", "on_line"),
    [
        ("year: 2023", "year: soon", SchemeValueInvalid, "year", "year: soon"),
        ("version: 1", "version: 0", SchemeValueInvalid, "version", "version: 0"),
        ("weight: 6\n", "weigth: 6\n", SchemeKeyMissing, "levels[0].groups[0].leaves[0].weight", "code: answered"),
        ("deduction: 1,", "", SchemeKeyMissing, "levels[0].groups[0].leaves[0].rule.deduction", "step: 0.01"),
        ("step: 0.01", "step: NaN", SchemeValueInvalid, "levels[0].groups[0].leaves[0].rule.step", "step: NaN"),
        ("step: 0.01", "step: 0", SchemeValueInvalid, "levels[0].groups[0].leaves[0].rule.step", "step: 0,"),
        (
            "indicator: answer_rate",
            "indicator: answer_rate\n            colour: red",
            SchemeKeyUnknown,
            "levels[0].groups[0].leaves[0].colour",
            "colour: red",
        ),
        ("kind: step_deduction", "kind: magic", SchemeValueInvalid, "levels[0].groups[0].leaves[0].rule", "magic"),
        ("kind: step_deduction, ", "", SchemeKeyMissing, "levels[0].groups[0].leaves[0].rule.kind", "step: 0.01"),
        ("at_least: 9}", "at_least: 0.9, at_most: 2}", SchemeKeyUnknown, "grades[0].at_most", "at_most: 2"),
        (", en: Answered", "", SchemeKeyMissing, "levels[0].groups[0].leaves[0].name.en", "接通率"),
        ("code: answered", "code: 接通", SchemeValueInvalid, "levels[0].groups[0].leaves[0].code", "code: 接通"),
        ("last_day: 2023-12-31", "last_day: 2022-12-31", SchemeValueInvalid, "period", "period:"),
        ("weight: 4", "weight: 3", WeightsDoNotAddUp, "levels[0].groups[0].weight", "name: {zh: 质量"),
        ("full: 2}", "full: 1}", WeightsDoNotAddUp, "levels[0].groups[0].leaves[1].rule.points", "code: first"),
        ("mostly: 1", "mostly: 3", SchemeValueInvalid, "levels[0].groups[0].leaves[1].rule.points[0]", "first"),
        ("code: second", "code: first", CodeNotUnique, "levels[0].groups[0].leaves[1].rule.points", "code: first"),
        ("code: rules_exist", "code: answered", CodeNotUnique, "levels[0].groups[0].leaves[1].code", "code: answered"),
        (", at_least: 0.95", "", RuleLacksData, "levels[0].groups[0].leaves[0].target", "≥95%"),
        ("display: {unit: percentage}\n", "\n", RuleLacksData, "levels[0].groups[0].leaves[0]", "code: answered"),
        ("at_least: 9}", "at_least: 9}\n  - {name: {zh: 良, en: fair}, at_least: 9}", BandsHaveGaps, "grades", "优"),
    ],
)
def test_a_faulty_scheme_is_refused_at_its_place(old, new, refusal, path, on_line):
    text = changed(old, new)
    with pytest.raises(refusal) as caught:
        read_scheme(text)
    assert caught.value.path == path
    lines = [number for number, line in enumerate(text.splitlines(), start=1) if on_line in line]
    nearby = {*lines, *(number + 1 for number in lines)}
    assert caught.value.line in nearby
    assert caught.value.sentence("zh")
    assert caught.value.advice("zh")


@pytest.mark.parametrize(
    "bands",
    [
        "[{at_least: 0.9, mark: 6}, {at_least: 0.95, mark: 3}, {mark: 0}]",
        "[{at_least: 0.9, mark: 6}, {at_most: 0.5, mark: 3}, {mark: 0}]",
        "[{at_least: 0.9, mark: 6}, {at_least: 0.5, mark: 3}]",
        "[{at_least: 0.9, mark: 5}, {mark: 0}]",
        "[{at_least: 0.9, mark: 6}, {mark: 6}]",
        "[{mark: 6}, {mark: 0}]",
    ],
)
def test_bands_with_gaps_overlaps_or_rising_marks_are_refused(bands):
    rule = "rule: {kind: step_deduction, step: 0.01, deduction: 1, part_of_a_step: counts}"
    with pytest.raises(BandsHaveGaps):
        read_scheme(changed(rule, f"rule: {{kind: bands, bands: {bands}}}"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "空"), ("a: [1,", "YAML"), ("code: a\ncode: b\n", "重复"), ("- 1\n", "项目")],
)
def test_a_text_that_is_no_scheme_is_refused_with_a_chinese_sentence(text, sentence):
    with pytest.raises((SchemeUnreadable, SchemeValueInvalid)) as caught:
        read_scheme(text)
    assert sentence in caught.value.sentence("zh")


def test_yaml_shorthands_stay_text():
    leaf = read_scheme(changed("{zh: 某报告, en: A report}", "{zh: 是, en: no}")).source
    assert leaf.en == "no"


ENTERED = """
scheme: anytown-2023
values:
  - leaf: rules_exist
    answers: {first: mostly, second: full}
    evidence: {zh: 文件, en: A paper}
"""


def test_entered_answers_are_read_and_scored():
    scheme = read_scheme(SMALL)
    card = score(scheme, Values(entered=read_entered(ENTERED, scheme)))
    assert card.leaves()[1].mark_by_rule == Decimal(3)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("leaf: rules_exist", "leaf: unknown_leaf", "values[0].leaf"),
        ("leaf: rules_exist", "leaf: answered", "values[0].leaf"),
        ("second: full", "third: full", "values[0].answers"),
        (", second: full", "", "values[0].answers"),
        ("second: full", "second: mostly", "values[0].answers"),
        ("leaf: rules_exist", "leaf: rules_exist\n    value: 3", "values[0].value"),
        ("leaf: rules_exist", "leaf: rules_exist\n    counts: {first: 1}", "values[0].counts"),
    ],
)
def test_an_entered_value_that_the_leaf_cannot_take_is_refused(old, new, path):
    with pytest.raises(EnteredValueRefused) as caught:
        read_entered(changed(old, new, ENTERED), read_scheme(SMALL))
    assert caught.value.path == path


def test_values_for_another_scheme_or_without_evidence_are_refused():
    with pytest.raises(SchemeValueInvalid):
        read_entered(changed("anytown-2023", "othertown-2023", ENTERED), read_scheme(SMALL))
    with pytest.raises(SchemeKeyMissing) as caught:
        read_entered(changed("evidence: {zh: 文件, en: A paper}", "", ENTERED), read_scheme(SMALL))
    assert caught.value.path == "values[0].evidence"


def test_every_scheme_file_of_the_project_is_valid():
    paths = [path for path in hanzhong.SCHEMES.glob("*.yaml") if not path.name.endswith(".entered.yaml")]
    for path in paths:
        scheme = read_scheme(path.read_text(encoding="utf-8"))
        assert scheme.code == path.stem
        beside = path.with_suffix(".entered.yaml")
        if beside.exists():
            read_entered(beside.read_text(encoding="utf-8"), scheme)
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["code"] == path.stem
