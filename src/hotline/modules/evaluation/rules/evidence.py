"""The sentence that says where a leaf's value comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hotline.kit.documents import chinese_date
from hotline.kit.rates import NO_VALUE
from hotline.modules.scoring.public import IndicatorValue, LeafMark, Text

from .numbers import digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What an indicator is called and what its two parts count; a count has no denominator."""

    name: Text
    numerator: Text
    denominator: Text | None


Sources = Mapping[tuple[str, str | None], Source]


def evidence_for(marked: LeafMark, sources: Sources, first_day: date, last_day: date) -> Text:
    """What was counted in the platform's records, what a person entered and on which paper, or both."""
    sentences = []
    if marked.indicators:
        counted = [_counted(one, sources[one.code, one.variant]) for one in marked.indicators]
        zh, en = "；".join(one.zh for one in counted), "; ".join(one.en for one in counted)
        days_zh, days_en = f"{chinese_date(first_day)}至{chinese_date(last_day)}", f"from {first_day} to {last_day}"
        sentences.append(Text(zh=f"平台记录（{days_zh}）：{zh}。", en=f"Records {days_en}: {en}."))
    if marked.entered is not None:
        printed_in = marked.entered.printed_in
        zh, en = (f"（{printed_in}）", f" ({printed_in})") if printed_in else ("", "")
        evidence = marked.entered.evidence
        sentences.append(Text(zh=f"填报依据{zh}：{evidence.zh}", en=f"Entered{en}: {evidence.en}"))
    if not sentences:
        return Text(zh="尚未填报。", en="Nothing has been entered yet.")
    return Text(zh="".join(one.zh for one in sentences), en=" ".join(one.en for one in sentences))


def _counted(indicator: IndicatorValue, source: Source) -> Text:
    if indicator.numerator is None:
        shown = NO_VALUE if indicator.figure is None else digits(indicator.figure)
        return Text(zh=f"{source.name.zh}{shown}", en=f"{source.name.en}: {shown}")
    above = digits(indicator.numerator)
    if indicator.denominator is None or source.denominator is None:
        return Text(zh=f"{source.numerator.zh}{above}", en=f"{source.numerator.en}: {above}")
    below = digits(indicator.denominator)
    return Text(
        zh=f"{source.name.zh}＝{source.numerator.zh}{above} ÷ {source.denominator.zh}{below}",
        en=f"{source.name.en}: {above} ÷ {below} ({source.numerator.en} ÷ {source.denominator.en})",
    )
