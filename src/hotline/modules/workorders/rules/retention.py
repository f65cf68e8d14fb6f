"""How long an archived file is kept."""

from collections.abc import Mapping
from datetime import date

from hotline.modules.sla.rules.handling_policy import STARTING_POLICY, HandlingPolicy

from .words import RequestType, RetentionClass

# In the place of a text that was erased.
ERASED = "（保存期满，内容已清除）"
# Besides these, a step's details are words of the platform, numbers and moments.
_PERSONAL = frozenset({"title", "address", "content", "account", "person", "withdrawn_publication"})
_OF_TEXTS = frozenset(f"{age}_{name}" for age in ("old", "new") for name in ("title", "content", "address"))
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
    years = _years(policy)
    return date(archived_on.year + years[kept_as], 12, 31) if kept_as in years else None


def kept_from(kept_as: RetentionClass, today: date, policy: HandlingPolicy = STARTING_POLICY) -> date | None:
    """The first day of archiving whose files are still kept today; none for the class that is kept for good."""
    years = _years(policy)
    return date(today.year - years[kept_as], 1, 1) if kept_as in years else None


def _years(policy: HandlingPolicy) -> Mapping[RetentionClass, int]:
    return {RetentionClass.SHORT: policy.short_retention_years, RetentionClass.LONG: policy.long_retention_years}


def without_personal(details: Mapping[str, object]) -> dict[str, object]:
    """What is left of a step's details when its file is erased."""
    return {name: value for name, value in details.items() if name not in _PERSONAL | _OF_TEXTS}
