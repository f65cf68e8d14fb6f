"""Limit rules, the handling policy and explained due moments as the interface takes and shows them."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from hotline.kit.clock import FIRST_YEAR, LAST_YEAR, LOCAL

from .actions.write_limit_rule import LimitTerms
from .models import HandlingPolicyVersion, LimitRule
from .rules.criteria import Conditions
from .rules.diagnosis import Diagnosis
from .rules.explanation import ExplanationStep
from .rules.handling_policy import STARTING_POLICY, HandlingPolicy, changes_between, kept_policy, values_of
from .rules.limits import ClockKind, LimitUnit
from .rules.policy_numbers import POLICY_NUMBERS, PolicyNumber

# The words of work orders and requesters, which stand above or beside this module; a test compares them.
RequestTypeWord = Literal["", "inquiry", "assistance", "complaint", "irregularity_report", "suggestion", "commendation"]
UrgencyWord = Literal["", "ordinary", "urgent", "emergency"]
RequesterKindWord = Literal["", "person", "enterprise"]
LARGEST_AMOUNT = 1000

RuleCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=64)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Amount = Annotated[int, Field(ge=1, le=LARGEST_AMOUNT)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2999, 12, 31))]


def _of_the_hotline(moment: datetime) -> datetime:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"the year is not between {FIRST_YEAR} and {LAST_YEAR}")
    return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)


# One without a zone is local, and a day alone is its midnight.
Moment = Annotated[datetime, AfterValidator(_of_the_hotline)]


class Strict(Schema):
    """Unknown fields are refused, so that a misspelt one is not silently lost."""

    model_config = ConfigDict(extra="forbid")


class LimitTermsInput(Strict):
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
    amount: Amount
    unit: LimitUnit
    legal_basis: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    valid_from: Day
    reason: Reason

    def terms(self) -> LimitTerms:
        """What the version says."""
        return LimitTerms(self.name, self.amount, self.unit, self.legal_basis, self.valid_from)


class LimitRuleInput(LimitTermsInput):
    code: RuleCode
    clock: ClockKind
    request_type: RequestTypeWord = ""
    urgency: UrgencyWord = ""
    category_code: Annotated[str, StringConstraints(max_length=32)] = ""
    department_code: Annotated[str, StringConstraints(max_length=64)] = ""
    requester_kind: RequesterKindWord = ""
    is_key_enterprise: bool = False

    def conditions(self) -> Conditions:
        """When the rule fits."""
        return Conditions(
            self.request_type,
            self.urgency,
            self.category_code,
            self.department_code,
            self.requester_kind,
            self.is_key_enterprise,
        )


class LimitRuleClosingInput(Strict):
    valid_to: Day
    reason: Reason


class LimitRuleOutput(Schema):
    code: str
    version: int
    name: str
    clock: ClockKind
    request_type: str
    urgency: str
    category_code: str
    department_code: str
    requester_kind: str
    is_key_enterprise: bool
    amount: int
    unit: LimitUnit
    legal_basis: str
    valid_from: date
    valid_to: date | None
    recorded_by: str
    recorded_at: datetime

    @classmethod
    def of(cls, rule: LimitRule) -> "LimitRuleOutput":
        """A version of a rule."""
        return cls.model_validate(rule, from_attributes=True)


class ExplanationStepOutput(Schema):
    """What a day counts, in the unit, and why."""

    day: date
    counted: float
    running_total: float
    reason: str
    is_announced: bool

    @classmethod
    def of(cls, step: ExplanationStep, language: str) -> "ExplanationStepOutput":
        """The step in the reader's language."""
        return cls(
            day=step.day,
            counted=float(round(step.counted, 4)),
            running_total=float(round(step.running_total, 4)),
            reason=step.reason_en if language == "en" else step.reason_zh,
            is_announced=step.is_announced,
        )


class DueExplanationOutput(Schema):
    """A due moment, and every day on the way to it."""

    started_at: datetime
    amount: int
    unit: LimitUnit
    due_at: datetime
    calendar_version: int
    unannounced_years: list[int]
    steps: list[ExplanationStepOutput]

    @classmethod
    def of(
        cls, started_at: datetime, amount: int, unit: LimitUnit, diagnosis: Diagnosis, language: str
    ) -> "DueExplanationOutput":
        """The diagnosis in the reader's language."""
        return cls(
            started_at=started_at,
            amount=amount,
            unit=unit,
            due_at=diagnosis.due_at,
            calendar_version=diagnosis.calendar_version,
            unannounced_years=list(diagnosis.unannounced_years),
            steps=[ExplanationStepOutput.of(step, language) for step in diagnosis.steps],
        )


PolicyValue = int | str | list[int]


class HandlingPolicyInput(Strict):
    """The numbers that change; whatever is not named stays as it is on that day."""

    values: dict[str, PolicyValue]
    valid_from: Day


class HandlingPolicyToPublish(HandlingPolicyInput):
    reason: Reason


class PolicyNumberOutput(Schema):
    """A number of the policy, what it is called and counts in, and what the platform's starting value rests on."""

    name: str
    group: str
    title: str
    unit: str
    source: str
    value: PolicyValue
    starting_value: PolicyValue

    @classmethod
    def of(cls, number: PolicyNumber, policy: HandlingPolicy, language: str) -> "PolicyNumberOutput":
        """The number as the reader's language has it."""
        return cls(
            name=number.name,
            group=number.group,
            title=number.title(language),
            unit=number.unit(language),
            source=number.source(language),
            value=values_of(policy)[number.name],
            starting_value=values_of(STARTING_POLICY)[number.name],
        )


class HandlingPolicyOutput(Schema):
    """What holds on a day; version 0 is what the platform starts with."""

    version: int
    numbers: list[PolicyNumberOutput]

    @classmethod
    def of(cls, version: int, policy: HandlingPolicy, language: str) -> "HandlingPolicyOutput":
        """Every number, in the order of the page."""
        return cls(version=version, numbers=[PolicyNumberOutput.of(each, policy, language) for each in POLICY_NUMBERS])


class PolicyChangeOutput(Schema):
    """A number that would change."""

    name: str
    title: str
    before: PolicyValue
    after: PolicyValue


class HandlingPolicyComparisonOutput(Schema):
    """What publishing would change, against the version that holds on that day."""

    version: int
    changes: list[PolicyChangeOutput]

    @classmethod
    def of(
        cls, version: int, before: HandlingPolicy, after: HandlingPolicy, language: str
    ) -> "HandlingPolicyComparisonOutput":
        """The changes in the order of the page."""
        old, new = values_of(before), values_of(after)
        changed = set(changes_between(before, after))
        return cls(
            version=version,
            changes=[
                PolicyChangeOutput(
                    name=each.name, title=each.title(language), before=old[each.name], after=new[each.name]
                )
                for each in POLICY_NUMBERS
                if each.name in changed
            ],
        )


class HandlingPolicyVersionOutput(Schema):
    """A published version: who, when, why, and all its numbers."""

    version: int
    valid_from: date
    published_at: datetime
    published_by: str
    reason: str
    values: dict[str, PolicyValue]

    @classmethod
    def of(cls, published: HandlingPolicyVersion) -> "HandlingPolicyVersionOutput":
        """The version as it is shown."""
        return cls(
            version=published.version,
            valid_from=published.valid_from,
            published_at=published.published_at,
            published_by=published.published_by.name,
            reason=published.reason,
            values=values_of(kept_policy(published.values)),
        )
