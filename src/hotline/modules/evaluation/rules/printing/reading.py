"""A paper's details from a file, or a refusal that names the place."""

from pydantic import TypeAdapter, ValidationError

from hotline.modules.evaluation.errors import PaperDetailsUnreadable
from hotline.modules.scoring.public import SchemeRefused
from hotline.modules.scoring.rules.documents import Document, path_of

from .details import PaperDetails

_DETAILS = TypeAdapter(PaperDetails)
# A questionnaire with a hundred questions has 100 kB.
LONGEST_TEXT = 1_000_000


def read_details(text: str) -> PaperDetails:
    """The details that a YAML text gives."""
    if len(text) > LONGEST_TEXT:
        raise PaperDetailsUnreadable(place="—", reason_zh="超过100万字", reason_en="it exceeds a million characters")
    try:
        document = Document(text)
        return _DETAILS.validate_python(document.content)
    except SchemeRefused as error:
        reason_zh, reason_en = str(error.facts.get("reason_zh", "")), str(error.facts.get("reason_en", ""))
        raise PaperDetailsUnreadable(place="—", reason_zh=reason_zh, reason_en=reason_en) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = f"{path_of(tuple(first['loc']))}（第{document.line_of(first['loc'])}行）"
        raise PaperDetailsUnreadable(place=place, reason_zh="内容不合要求", reason_en=first["msg"]) from error
