"""What reports take."""

from datetime import date
from typing import Annotated

from ninja import Field, Schema
from pydantic import AwareDatetime, ConfigDict, StringConstraints

from hotline.kit.clock import FIRST_YEAR, LAST_YEAR
from hotline.kit.documents import Format
from hotline.modules.reports.actions.draft import Wanted
from hotline.modules.reports.actions.issue import Delivery
from hotline.modules.reports.rules.material import Scope
from hotline.modules.reports.rules.spans import span_of
from hotline.modules.reports.rules.words import DeliveryMeans, ReportState, ReportType

Day = Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=2000)]
Comment = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Source = Annotated[str, StringConstraints(min_length=1, max_length=60_000)]


class _Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class ReportListQuery(Schema):
    """How the list is narrowed, and from where on it is read."""

    kind: ReportType | None = None
    state: ReportState | None = None
    cursor: str = ""
    limit: int = Field(20, ge=1, le=50)


class ReportFileQuery(Schema):
    """In which format a report is fetched."""

    format: Format = Format.WORD


class ScopeInput(_Strict):
    """What a special report is about: one value of a dimension."""

    dimension: Annotated[str, StringConstraints(pattern=r"^(department|category|channel|request_type)$")]
    key: Annotated[str, StringConstraints(min_length=1, max_length=32)]


class ReportDraftInput(_Strict):
    """Which report is drafted. Any day of a period names it; a special one gives both days and its title."""

    kind: ReportType
    first_day: Day
    last_day: Day | None = None
    subject: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""
    scope: ScopeInput | None = None

    def wanted(self) -> Wanted:
        """The report's days, and what it is about."""
        if self.kind is not ReportType.SPECIAL:
            period = span_of(self.kind, self.first_day)
            return Wanted(self.kind, period.first_day, period.last_day)
        scope = Scope(self.scope.dimension, self.scope.key) if self.scope else Scope()
        return Wanted(self.kind, self.first_day, self.last_day or self.first_day, self.subject or "专报", scope)


class ReportVersionInput(_Strict):
    version: int


class ReportTextInput(_Strict):
    """A text as it was edited: figures stand in it as `[[shown|number]]`."""

    section: Annotated[str, StringConstraints(max_length=64)]
    block: Annotated[int, Field(ge=0, le=100)]
    text: Annotated[str, StringConstraints(max_length=20_000)]
    version: int


class FindingExplanationInput(_Strict):
    finding_key: Annotated[str, StringConstraints(min_length=1, max_length=16)]
    reason: Reason


class ReportApprovalInput(_Strict):
    version: int
    comment: Comment = ""


class ReportReturnInput(_Strict):
    version: int
    reason: Reason


class ReportCorrectionInput(_Strict):
    reason: Reason


class ReportDeliveryInput(_Strict):
    recipient: Name
    means: DeliveryMeans

    def delivery(self) -> Delivery:
        """To whom, and how."""
        return Delivery(self.recipient, self.means)


class ReportReceiptInput(_Strict):
    received_by: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
    received_at: AwareDatetime


class ReportTemplateInput(_Strict):
    source: Source
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)]


class ReportPreviewInput(_Strict):
    source: Source
    day: Day | None = None
