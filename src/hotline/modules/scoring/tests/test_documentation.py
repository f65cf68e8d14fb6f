"""The examples of docs/reference/schemes*.md are read as they stand, and every rule kind and refusal is described."""

import re
import textwrap
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
import yaml

import hotline
from hotline.modules.scoring import errors
from hotline.modules.scoring.rules.entering import check_entered
from hotline.modules.scoring.rules.kinds import AnswerLevel, Judged, NotStated, Parts, SimpleRule
from hotline.modules.scoring.rules.reading import read_entered, read_scheme
from hotline.modules.scoring.rules.score import score
from hotline.modules.scoring.rules.texts import Text
from hotline.modules.scoring.rules.values import EnteredValue, IndicatorValue, Values

from .test_reading import SMALL

REFERENCE = Path(hotline.__file__).parents[2] / "docs" / "reference"
PAGES = ("schemes.md", "schemes.zh-CN.md")
KINDS = {get_args(kind.__annotations__["kind"])[0] for kind in (*get_args(SimpleRule), Parts, Judged, NotStated)}

pytestmark = pytest.mark.parametrize("name", PAGES)


def text_of(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def examples(name: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", text_of(name), re.DOTALL)


def scheme_around(leaf: str) -> str:
    """The small scheme of the tests with this leaf in place of its own."""
    weight = yaml.safe_load(leaf)[0]["weight"]
    head = SMALL.split("          - code: answered")[0].replace("weight: 10", f"weight: {weight}")
    return head + textwrap.indent(leaf, " " * 10)


def test_the_whole_scheme_and_its_entered_values_are_read_and_scored(name):
    whole, entered, *_ = examples(name)
    scheme = read_scheme(whole)
    card = score(scheme, Values(entered=read_entered(entered, scheme)))
    assert str(card.total_stated) == "9.5"
    assert card.total_stated == card.scheme.stated.total
    assert card.grade.zh == card.scheme.stated.grade


def test_every_rule_kind_has_an_example_that_is_a_valid_leaf(name):
    leaves = examples(name)[2:]
    kinds = {yaml.safe_load(leaf)[0]["rule"]["kind"] for leaf in leaves}
    for leaf in leaves:
        read_scheme(scheme_around(leaf))
    assert kinds == KINDS


def test_the_scheme_of_deductions_begins_at_100_and_a_veto_makes_it_poor(name):
    text = re.findall(r"```yml\n(.*?)```", text_of(name), re.DOTALL)[0]
    scheme = read_scheme(text)
    late = IndicatorValue(code="late_request_replies", numerator=Decimal(7))
    reason = Text(zh="查阅资料。", en="Papers were read.")

    def card(**answers):
        entered = tuple(
            EnteredValue(leaf=leaf, evidence=reason, answers={point: AnswerLevel(answer)})
            for (leaf, point), answer in zip(
                (("disclosure", "disclosed"), ("violation", "lawful")), answers.values(), strict=True
            )
        )
        check_entered(scheme, entered)
        return score(scheme, Values(indicators=(late,), entered=entered))

    good = card(disclosed="full", lawful="full")
    assert (str(good.total_by_rule), good.grade_by_rule.zh) == ("96.50", "优")
    assert [str(leaf.mark_by_rule) for leaf in good.leaves()] == ["-3.50", "0.00", "0.00", "None"]
    undisclosed = card(disclosed="none", lawful="full")
    assert (str(undisclosed.total_by_rule), undisclosed.grade_by_rule.zh) == ("86.50", "差")
    vetoed = card(disclosed="full", lawful="none")
    assert (str(vetoed.total_by_rule), vetoed.grade_by_rule.zh, vetoed.leaves_without_value) == ("96.50", "差", 0)


def test_every_refusal_is_described(name):
    codes = {
        refusal.code
        for refusal in vars(errors).values()
        if isinstance(refusal, type) and issubclass(refusal, errors.SchemeRefused) and "code" in vars(refusal)
    }
    assert [code for code in sorted(codes) if f"| `{code}` |" not in text_of(name)] == []
