"""The three rates and exclusions over HTTP: what goes in and out."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlencode

from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from hotline.kit.rates import show_number, show_percentage
from hotline.modules.analytics.actions.publish_rates_policy import RatesPolicyToPublish
from hotline.modules.analytics.models import ThreeRatesPolicy
from hotline.modules.analytics.rules.periods import Period
from hotline.modules.analytics.rules.rates_policy import RatesPolicy
from hotline.modules.analytics.rules.three_rates import Rate, Weights
from hotline.modules.analytics.selectors.terms_of_rates import (
    PARTLY_SOLVED,
    RESOLUTION,
    RESPONSE,
    SATISFACTION,
    VARIANTS,
)
from hotline.modules.analytics.selectors.three_rates import RatesOfPeriod, UnitRates
from hotline.modules.workorders.public import ExclusionsOfDepartment
from hotline.modules.workorders.rules.exclusion import recheck_sample

from .indicators import PeriodQuery

_Share = Annotated[Decimal, Field(ge=0, le=1, max_digits=4, decimal_places=3)]


class UnitKind(StrEnum):
    """What the three rates are compared by."""

    DEPARTMENT = "department"
    CATEGORY = "category"


class ThreeRatesQuery(PeriodQuery):
    """Which three rates are asked for."""

    by: UnitKind = UnitKind.DEPARTMENT


class EvidenceLinkOutput(Schema):
    """Where the records behind a part of a rate are read."""

    indicator: str
    variant: str
    part: str
    url: str


class RateOutput(Schema):
    """A rate with its parts, exact and as shown; `low` and `high` are the interval of 95 %."""

    numerator: str
    denominator: int
    value: str | None
    shown: str
    low: str
    high: str
    evidence: list[EvidenceLinkOutput]

    @classmethod
    def of(cls, found: Rate, indicators: tuple[str, ...], period: Period, place: dict[str, str]) -> "RateOutput":
        """A rate as pages get it, with the records behind it; `place` names the row."""
        parts = [(indicator, part) for indicator in indicators for part in ("numerator", "denominator")]
        return cls(
            numerator=_plain(found.numerator),
            denominator=found.denominator,
            value=None if found.value is None else str(found.value),
            shown=show_percentage(found.value),
            low=show_percentage(found.low),
            high=show_percentage(found.high),
            evidence=[_evidence(indicator, part, period, place) for indicator, part in parts],
        )


class RateCountsOutput(Schema):
    """What the rates were computed from; `reached` includes the `excluded`, `solved` and `partly_solved` do not."""

    due: int
    responded: int
    reached: int
    excluded: int
    solved: int
    partly_solved: int
    rated: int
    satisfied: int


class UnitRatesOutput(Schema):
    """A unit's rates. `place` is missing where it has too few cases (`is_small_sample`) or a rate without a value."""

    key: str
    name: str
    counts: RateCountsOutput
    response: RateOutput
    resolution: RateOutput
    satisfaction: RateOutput
    composite: str | None
    composite_shown: str
    place: int | None
    is_small_sample: bool

    @classmethod
    def of(cls, unit: UnitRates, period: Period, minimum_sample: int, place: dict[str, str]) -> "UnitRatesOutput":
        """A unit as pages get it."""
        rates = unit.rates
        return cls(
            key=unit.key,
            name=unit.name,
            counts=RateCountsOutput.model_validate(unit.counts, from_attributes=True),
            response=RateOutput.of(rates.response, (RESPONSE,), period, place),
            resolution=RateOutput.of(rates.resolution, (RESOLUTION, PARTLY_SOLVED), period, place),
            satisfaction=RateOutput.of(rates.satisfaction, (SATISFACTION,), period, place),
            composite=None if rates.composite is None else str(rates.composite),
            composite_shown=show_number(rates.composite, 2),
            place=unit.place,
            is_small_sample=rates.smallest_base < minimum_sample,
        )


class RatesPolicyOutput(Schema):
    """How the rates are weighed; version 0 is what holds where nothing was published."""

    version: int
    response_weight: str
    resolution_weight: str
    satisfaction_weight: str
    partly_solved_share: str
    minimum_sample: int
    exclusion_warning_share: str
    recheck_share: str

    @classmethod
    def of(cls, policy: RatesPolicy) -> "RatesPolicyOutput":
        """The policy as pages get it."""
        return cls(
            version=policy.version,
            response_weight=_plain(policy.weights.response),
            resolution_weight=_plain(policy.weights.resolution),
            satisfaction_weight=_plain(policy.weights.satisfaction),
            partly_solved_share=_plain(policy.weights.partly_solved),
            minimum_sample=policy.minimum_sample,
            exclusion_warning_share=_plain(policy.exclusion_warning_share),
            recheck_share=_plain(policy.recheck_share),
        )


class PublishedRatesPolicyOutput(RatesPolicyOutput):
    """A published version: from when on, by whom and why."""

    valid_from: date
    published_at: datetime
    published_by_name: str
    note: str

    @classmethod
    def published(cls, policy: ThreeRatesPolicy) -> "PublishedRatesPolicyOutput":
        """The version as pages get it."""
        return cls(
            **dict(RatesPolicyOutput.of(policy.policy)),
            valid_from=policy.valid_from,
            published_at=policy.published_at,
            published_by_name=policy.published_by.name,
            note=policy.note,
        )


class RatesPolicyInput(Schema):
    """A new version."""

    model_config = ConfigDict(extra="forbid")

    valid_from: date
    response_weight: _Share
    resolution_weight: _Share
    satisfaction_weight: _Share
    partly_solved_share: _Share = Decimal(0)
    minimum_sample: Annotated[int, Field(ge=1, le=1000)] = 10
    exclusion_warning_share: _Share = Decimal("0.20")
    recheck_share: _Share = Decimal("0.20")
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""

    def policy(self) -> RatesPolicyToPublish:
        """What is to be published."""
        return RatesPolicyToPublish(
            valid_from=self.valid_from,
            weights=Weights(
                self.response_weight, self.resolution_weight, self.satisfaction_weight, self.partly_solved_share
            ),
            minimum_sample=self.minimum_sample,
            exclusion_warning_share=self.exclusion_warning_share,
            recheck_share=self.recheck_share,
            note=self.note,
        )


class ThreeRatesOutput(Schema):
    """The three rates of a period under the policy in force on its last day."""

    first_day: date = Field(serialization_alias="from")
    last_day: date = Field(serialization_alias="to")
    by: str
    policy: RatesPolicyOutput
    total: UnitRatesOutput
    rows: list[UnitRatesOutput]

    @classmethod
    def of(cls, found: RatesOfPeriod, by: UnitKind) -> "ThreeRatesOutput":
        """The rates as pages get them."""
        minimum, period = found.policy.minimum_sample, found.period
        return cls(
            first_day=period.first_day,
            last_day=period.last_day,
            by=by,
            policy=RatesPolicyOutput.of(found.policy),
            total=UnitRatesOutput.of(found.total, period, minimum, {}),
            rows=[UnitRatesOutput.of(one, period, minimum, {"by": by.value, "key": one.key}) for one in found.units],
        )


class ExclusionCaseOutput(Schema):
    """An application, without anything personal; `outcome` is missing while it is open."""

    number: str
    ground: str
    outcome: str | None
    requested_at: datetime
    decided_at: datetime | None


class DepartmentExclusionsOutput(Schema):
    """How a department uses exclusions; where it is suspicious, `recheck` names the cases to look at again."""

    key: str
    name: str
    cases: int
    requested: int
    approved: int
    share: str | None
    shown: str
    is_suspicious: bool
    is_small_sample: bool
    recheck: list[str]
    items: list[ExclusionCaseOutput]

    @classmethod
    def of(cls, found: ExclusionsOfDepartment, policy: RatesPolicy) -> "DepartmentExclusionsOutput":
        """A department's exclusions as everybody inside gets them."""
        use = found.use
        is_suspicious = use.is_suspicious(policy.exclusion_warning_share)
        return cls(
            key=found.department.code,
            name=found.department.name,
            cases=use.cases,
            requested=use.requested,
            approved=use.approved,
            share=None if use.share is None else str(use.share),
            shown=show_percentage(use.share),
            is_suspicious=is_suspicious,
            is_small_sample=use.cases < policy.minimum_sample,
            recheck=list(recheck_sample(found.approved_numbers, policy.recheck_share)) if is_suspicious else [],
            items=[
                ExclusionCaseOutput(
                    number=case.number,
                    ground=case.ground,
                    outcome=case.outcome or None,
                    requested_at=case.requested_at,
                    decided_at=case.decided_at,
                )
                for case in found.cases
            ],
        )


class ExclusionsOutput(Schema):
    """Every department's exclusions among the work orders completed in a period."""

    first_day: date = Field(serialization_alias="from")
    last_day: date = Field(serialization_alias="to")
    warning_share: str
    rows: list[DepartmentExclusionsOutput]

    @classmethod
    def of(cls, period: Period, policy: RatesPolicy, found: list[ExclusionsOfDepartment]) -> "ExclusionsOutput":
        """The list as pages get it."""
        return cls(
            first_day=period.first_day,
            last_day=period.last_day,
            warning_share=_plain(policy.exclusion_warning_share),
            rows=[DepartmentExclusionsOutput.of(one, policy) for one in found],
        )


def _evidence(indicator: str, part: str, period: Period, place: dict[str, str]) -> EvidenceLinkOutput:
    variant = VARIANTS[indicator]
    asked = {"from": str(period.first_day), "to": str(period.last_day), "variant": variant, "part": part, **place}
    url = f"/api/indicators/{indicator}/records?{urlencode(asked)}"
    return EvidenceLinkOutput(indicator=indicator, variant=variant, part=part, url=url)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
