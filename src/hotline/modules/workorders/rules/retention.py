"""How long an archived file is kept."""

from datetime import date

from hotline.modules.sla.rules.handling_policy import STARTING_POLICY, HandlingPolicy

from .words import RequestType, RetentionClass

# By the weight that the matter may still have later; a city's archive office may choose otherwise for a file.
_CLASSES: dict[RequestType, RetentionClass] = {
    RequestType.INQUIRY: RetentionClass.SHORT,
    RequestType.COMMENDATION: RetentionClass.SHORT,
    RequestType.SUGGESTION: RetentionClass.LONG,
    RequestType.ASSISTANCE: RetentionClass.LONG,
    RequestType.COMPLAINT: RetentionClass.LONG,
    RequestType.IRREGULARITY_REPORT: RetentionClass.PERMANENT,
}


def retention_class(
    request_type: RequestType, *, is_promised: bool, people_count: int, policy: HandlingPolicy = STARTING_POLICY
) -> RetentionClass:
    """The class that a file is kept in where nobody chooses another: legacy and group matters are kept for good."""
    is_weighty = is_promised or people_count >= policy.group_matter_people
    return RetentionClass.PERMANENT if is_weighty else _CLASSES[request_type]


def kept_until(archived_on: date, kept_as: RetentionClass, policy: HandlingPolicy = STARTING_POLICY) -> date | None:
    """The end of the last year that a file is kept, counted from the year after; none where it is kept for good."""
    years = {RetentionClass.SHORT: policy.short_retention_years, RetentionClass.LONG: policy.long_retention_years}
    return date(archived_on.year + years[kept_as], 12, 31) if kept_as in years else None
