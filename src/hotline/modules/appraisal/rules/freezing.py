"""A scorecard frozen: the scheme and everything it was scored with as plain JSON, from which it is scored again."""

from dataclasses import dataclass
from typing import TypedDict

from pydantic import TypeAdapter

from hotline.modules.scoring.public import EnteredValue, IndicatorValue, Scheme, Scorecard, Values, score

Plain = dict[str, object]

_SCHEME = TypeAdapter(Scheme)
_INDICATORS = TypeAdapter(tuple[IndicatorValue, ...])
_ENTERED = TypeAdapter(tuple[EnteredValue, ...])


class FrozenValues(TypedDict):
    """What a scorecard was scored with."""

    indicators: list[Plain]
    entered: list[Plain]


@dataclass(frozen=True, slots=True)
class Frozen:
    """A scheme with its version and the values of one moment; nothing else is needed to score it again."""

    scheme: Plain
    values: FrozenValues


def freeze(scorecard: Scorecard) -> Frozen:
    """The scorecard's scheme and inputs, each input once."""
    indicators: dict[tuple[str, str | None], IndicatorValue] = {}
    entered: dict[str, EnteredValue] = {}
    for marked in scorecard.leaves():
        indicators.update({(one.code, one.variant): one for one in marked.indicators})
        if marked.entered is not None:
            entered[marked.entered.leaf] = marked.entered
    return Frozen(
        scheme=_SCHEME.dump_python(scorecard.scheme, mode="json", exclude_none=True),
        values={
            "indicators": _INDICATORS.dump_python(tuple(indicators.values()), mode="json"),
            "entered": _ENTERED.dump_python(tuple(entered.values()), mode="json"),
        },
    )


def thaw(frozen: Frozen) -> Scorecard:
    """The scorecard that the frozen inputs yield: the same marks, for ever."""
    return score(_SCHEME.validate_python(frozen.scheme), values_of(frozen.values))


def values_of(values: FrozenValues) -> Values:
    """The frozen inputs as scoring takes them."""
    return Values(
        indicators=_INDICATORS.validate_python(values["indicators"]),
        entered=_ENTERED.validate_python(values["entered"]),
    )
