"""The sentence that says where a leaf's value comes from."""

from datetime import date

from hotline.modules.scoring.public import IndicatorValue, LeafMark, Text

from .numbers import digits


def evidence_for(marked: LeafMark, first_day: date, last_day: date) -> Text:
    """What was counted in the platform's records, what a person entered and on which paper, or both."""
    sentences = []
    if marked.indicators:
        zh = "；".join(_counted_zh(one) for one in marked.indicators)
        en = "; ".join(_counted_en(one) for one in marked.indicators)
        sentences.append(
            Text(zh=f"平台记录（{first_day}至{last_day}）：{zh}。", en=f"Records from {first_day} to {last_day}: {en}.")
        )
    elif marked.requests:
        sentences.append(Text(zh="平台中没有可用的记录。", en="The platform has no records for it."))
    if marked.entered is not None:
        printed_in = marked.entered.printed_in
        zh_source = f"（{printed_in}）" if printed_in else ""
        en_source = f" ({printed_in})" if printed_in else ""
        evidence = marked.entered.evidence
        sentences.append(Text(zh=f"填报依据{zh_source}：{evidence.zh}", en=f"Entered{en_source}: {evidence.en}"))
    if not sentences:
        return Text(zh="尚未填报。", en="Nothing has been entered yet.")
    return Text(zh="".join(one.zh for one in sentences), en=" ".join(one.en for one in sentences))


def _counted_zh(indicator: IndicatorValue) -> str:
    variant = f"，口径{indicator.variant}" if indicator.variant else ""
    return f"{_figures(indicator)}（指标{indicator.code}{variant}）"


def _counted_en(indicator: IndicatorValue) -> str:
    variant = f", variant {indicator.variant}" if indicator.variant else ""
    return f"{_figures(indicator)} (indicator {indicator.code}{variant})"


def _figures(indicator: IndicatorValue) -> str:
    if indicator.numerator is not None and indicator.denominator is not None:
        return f"{digits(indicator.numerator)} ÷ {digits(indicator.denominator)}"
    return "—" if indicator.figure is None else digits(indicator.figure)
