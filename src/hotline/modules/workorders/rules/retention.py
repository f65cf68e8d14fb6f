"""How long an archived file is kept."""

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
# From so many people on a request is a group matter (群体诉求).
_GROUP_MATTER_PEOPLE = 5


def retention_class(request_type: RequestType, *, is_promised: bool, people_count: int) -> RetentionClass:
    """The class that a file is kept in where nobody chooses another: legacy and group matters are kept for good."""
    is_weighty = is_promised or people_count >= _GROUP_MATTER_PEOPLE
    return RetentionClass.PERMANENT if is_weighty else _CLASSES[request_type]
