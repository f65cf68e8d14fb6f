"""Figures of the books of contracts and money, in place of entered ones."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hotline.modules.contracts.public import money_values
from hotline.modules.scoring import public as scoring


def with_money(
    scheme: scoring.Scheme, entered: Sequence[scoring.EnteredValue], first_day: date, last_day: date
) -> tuple[scoring.EnteredValue, ...]:
    """The entered values, those of leaves that name a figure of money replaced by what the books say.

    Answers and comparisons stay as entered. Where there are no books, what was entered stands; where the entered figure
    is another one, the evidence says so.
    """
    found = {one.leaf: one for one in money_values([leaf for _, _, leaf in scheme.leaves()], first_day, last_day)}
    known = {one.leaf: one for one in entered}
    for leaf, value in found.items():
        stated = known.get(leaf) or scoring.EnteredValue(leaf=leaf, evidence=value.evidence)
        fed = replace(
            stated,
            numerator=value.numerator,
            denominator=value.denominator,
            value=value.value,
            evidence=value.evidence,
        )
        if stated.exact is not None and stated.exact != fed.exact:
            fed = replace(fed, evidence=_both(value.evidence, stated.evidence))
        known[leaf] = fed
    return tuple(known.values())


def _both(computed: scoring.Text, stated: scoring.Text) -> scoring.Text:
    return scoring.Text(
        zh=f"{computed.zh}填报的数值与台账不一致，填报依据：{stated.zh}",
        en=f"{computed.en} The entered figure is another one: {stated.en}",
    )
