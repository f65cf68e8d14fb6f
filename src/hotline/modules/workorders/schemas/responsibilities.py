"""The responsibility list over HTTP: what is written, and what is answered."""

from datetime import date, datetime
from typing import Annotated

from ninja import Field, Schema
from pydantic import StringConstraints

from hotline.modules.sla.public import LimitUnit
from hotline.modules.workorders.actions.keep_responsibilities import Remit, Terms
from hotline.modules.workorders.models import ResponsibilityEntry
from hotline.modules.workorders.rules.words import RequestType, Urgency
from hotline.modules.workorders.selectors.responsibility import Considered, DryRun, Suggestion

from .dispatching import Codes, StatedBasis
from .input import Code, Strict
from .sections import LimitOutput, NamedOutput

Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2999, 12, 31))]


class ResponsibilityTermsInput(Strict):
    """What a version of a line says, from a day on; today where none is given."""

    department_code: Code
    basis: StatedBasis
    supporting_codes: Codes = []
    copied_codes: Codes = []
    limit_amount: Annotated[int, Field(ge=1, le=3650)] | None = None
    limit_unit: LimitUnit = LimitUnit.WORKING_DAY
    valid_from: Day | None = None

    def terms(self) -> Terms:
        """The same, for the action."""
        return Terms(
            self.department_code,
            self.basis,
            tuple(self.supporting_codes),
            tuple(self.copied_codes),
            self.limit_amount,
            self.limit_unit if self.limit_amount else None,
        )


class ResponsibilityInput(ResponsibilityTermsInput):
    """A new line. Without a code it is named after its category, division and department."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._\-]{0,96}$")] = ""
    category_code: Code
    division_prefix: Annotated[str, StringConstraints(pattern=r"^[0-9]{0,12}$")] = ""
    request_type: RequestType | None = None
    urgency: Urgency | None = None

    def remit(self) -> Remit:
        """What the line is for."""
        return Remit(self.category_code, self.division_prefix, self.request_type or "", self.urgency or "")


class ResponsibilityClosingInput(Strict):
    """The last day on which the line holds."""

    valid_to: Day | None = None


class DryRunInput(Strict):
    """A matter, and the day whose list is asked; today's where none is given."""

    category_code: Code
    division_code: Code = ""
    request_type: RequestType = RequestType.ASSISTANCE
    urgency: Urgency = Urgency.ORDINARY
    on: Day | None = None


class ResponsibilityOutput(Schema):
    code: str
    version: int
    category: NamedOutput
    division_prefix: str
    request_type: str
    urgency: str
    department: NamedOutput
    supporting_codes: list[str]
    copied_codes: list[str]
    basis: str
    limit_amount: int | None
    limit_unit: str
    valid_from: date
    valid_to: date | None
    recorded_by: str
    recorded_at: datetime | None


class ResponsibilityPageOutput(Schema):
    items: list[ResponsibilityOutput]
    count: int


class SuggestionOutput(Schema):
    """A department that should handle a matter, with what that line sets, and why."""

    department: NamedOutput
    reason: str
    limit: LimitOutput
    legal_basis: str
    supporting: list[NamedOutput]
    copied: list[NamedOutput]
    rule_code: str
    version: int | None
    is_fallback: bool


class ConsideredOutput(Schema):
    """A line of the matter's categories: its place among those that fit, or what kept it from fitting."""

    code: str
    version: int
    category: NamedOutput
    division_prefix: str
    department: NamedOutput
    place: int | None
    reason: str


class DryRunOutput(Schema):
    on: date
    suggestions: list[SuggestionOutput]
    considered: list[ConsideredOutput]


_MISFITS = {
    "other_division": {"zh": "适用于其他辖区", "en": "for another area"},
    "other_request_type": {"zh": "适用于其他诉求类型", "en": "for another request type"},
    "other_urgency": {"zh": "适用于其他紧急程度", "en": "for another urgency"},
}


def entry_output(entry: ResponsibilityEntry) -> ResponsibilityOutput:
    """A line with its version."""
    return ResponsibilityOutput(
        code=entry.code,
        version=entry.version,
        category=NamedOutput(code=entry.category.code, name=entry.category.name),
        division_prefix=entry.division_prefix,
        request_type=entry.request_type,
        urgency=entry.urgency,
        department=NamedOutput(code=entry.department.code, name=entry.department.name),
        supporting_codes=entry.supporting_codes,
        copied_codes=entry.copied_codes,
        basis=entry.basis,
        limit_amount=entry.limit_amount,
        limit_unit=entry.limit_unit,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        recorded_by=entry.recorded_by,
        recorded_at=entry.recorded_at,
    )


def suggestion_output(found: Suggestion, language: str) -> SuggestionOutput:
    """A suggestion with its reason in words."""
    entry, limit = found.entry, found.limit
    return SuggestionOutput(
        department=NamedOutput(code=found.department.code, name=found.department.name),
        reason=_reason(entry)[language],
        limit=LimitOutput(amount=limit.amount, unit=limit.unit, rule_name=limit.rule_name),
        legal_basis=(entry.basis if entry else "") or limit.legal_basis,
        supporting=[NamedOutput(code=one.code, name=one.name) for one in found.supporting],
        copied=[NamedOutput(code=one.code, name=one.name) for one in found.copied],
        rule_code=entry.code if entry else "",
        version=entry.version if entry else None,
        is_fallback=found.is_fallback,
    )


def dry_run_output(run: DryRun, language: str) -> DryRunOutput:
    """What the list of a day says, and how it came to say so."""
    return DryRunOutput(
        on=run.on,
        suggestions=[suggestion_output(one, language) for one in run.suggestions],
        considered=[_considered(one, language) for one in run.considered],
    )


def _considered(one: Considered, language: str) -> ConsideredOutput:
    entry, verdict = one.entry, one.verdict
    reason = _MISFITS[verdict.misfit] if verdict.misfit else _reason(entry)
    return ConsideredOutput(
        code=entry.code,
        version=entry.version,
        category=NamedOutput(code=entry.category.code, name=entry.category.name),
        division_prefix=entry.division_prefix,
        department=NamedOutput(code=entry.department.code, name=entry.department.name),
        place=verdict.place,
        reason=reason[language],
    )


def _reason(entry: ResponsibilityEntry | None) -> dict[str, str]:
    if entry is None:
        return {
            "zh": "权责清单中没有对应条目，按属地派往县（区）政府确定承办单位",
            "en": "No line of the responsibility list fits, so the area's government finds out whose it is",
        }
    scope = {"zh": "本辖区", "en": "this area"} if entry.division_prefix else {"zh": "全市", "en": "whole city"}
    basis = f" · {entry.basis}" if entry.basis else ""
    return {
        "zh": f"权责清单第{entry.version}版：{entry.category.name}（{scope['zh']}）{basis}",
        "en": f"Responsibility list, version {entry.version}: {entry.category.name} ({scope['en']}){basis}",
    }
