"""What the indicators that feed a scheme count, in words."""

from collections.abc import Mapping, Sequence

from hotline.modules.analytics import public as analytics
from hotline.modules.analytics.rules.wording import term_text
from hotline.modules.evaluation.rules.evidence import Source
from hotline.modules.scoring import public as scoring

Requests = Sequence[scoring.IndicatorRequest]


def sources(requests: Requests) -> Mapping[tuple[str, str | None], Source]:
    """What each indicator counts, in words."""
    return {(one.code, one.variant): _source(one) for one in requests}


def _source(request: scoring.IndicatorRequest) -> Source:
    indicator = analytics.find_indicator(request.code)
    variant = analytics.find_variant(indicator, request.variant)
    vocabulary = analytics.catalogue().vocabulary
    has_variants = len(indicator.variants) > 1

    def words(language: str) -> tuple[str, str, str]:
        name = indicator.name.get(language)
        if has_variants:
            name += f"（{variant.name.get(language)}）" if language == "zh" else f", {variant.name.get(language)}"
        below = "" if variant.denominator is None else term_text(variant.denominator, vocabulary, language)
        return name, term_text(variant.numerator, vocabulary, language), below

    (name_zh, above_zh, below_zh), (name_en, above_en, below_en) = words("zh"), words("en")
    return Source(
        name=scoring.Text(zh=name_zh, en=name_en),
        numerator=scoring.Text(zh=above_zh, en=above_en),
        denominator=scoring.Text(zh=below_zh, en=below_en) if below_zh else None,
    )
