"""Reading scheme files and files of entered values: text to values, or a refusal that names the place and the line."""

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass
from pydantic_core import ErrorDetails

from hotline.modules.scoring.errors import SchemeKeyMissing, SchemeKeyUnknown, SchemeRefused, SchemeValueInvalid

from .checking import check_scheme
from .documents import Document, LineOf, Location, path_of
from .entering import check_entered
from .scheme import Scheme, SchemeCode
from .texts import FORM
from .values import EnteredValue


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class EnteredFile:
    """The values entered for one scheme."""

    scheme: SchemeCode
    values: tuple[EnteredValue, ...]


SCHEME_FORM = TypeAdapter(Scheme)
_ENTERED = TypeAdapter(EnteredFile)


def read_scheme(text: str) -> Scheme:
    """The scheme that a text describes; refused where it is not whole and consistent."""
    document = Document(text)
    try:
        scheme = SCHEME_FORM.validate_python(document.content)
    except ValidationError as error:
        raise _refusal(error, document) from error
    check_scheme(scheme, document.line_of)
    return scheme


def read_entered(text: str, scheme: Scheme) -> tuple[EnteredValue, ...]:
    """The entered values that a text lists; refused where the scheme cannot take one of them."""
    document = Document(text)
    try:
        entered = _ENTERED.validate_python(document.content)
    except ValidationError as error:
        raise _refusal(error, document) from error
    if entered.scheme != scheme.code:
        raise SchemeValueInvalid(
            path="scheme",
            line=document.line_of(("scheme",)),
            reason_zh=f"填报值属于方案“{entered.scheme}”，不是“{scheme.code}”。",
            reason_en=f"the values belong to the scheme “{entered.scheme}”, not to “{scheme.code}”.",
        )
    check_entered(scheme, entered.values, document.line_of)
    return entered.values


def _refusal(error: ValidationError, document: Document) -> SchemeRefused:
    first = error.errors(include_url=False)[0]
    return refusal_of(first, without_tags(first["loc"]), document.line_of)


def refusal_of(first: ErrorDetails, location: Location, line_of: LineOf) -> SchemeRefused:
    """What the form found, as a refusal with its place."""
    path, line = path_of(location), line_of(location)
    match first["type"]:
        case "missing":
            return SchemeKeyMissing(path=path, line=line)
        case "union_tag_not_found":
            return SchemeKeyMissing(path=f"{path}.kind", line=line)
        case "unexpected_keyword_argument":
            return SchemeKeyUnknown(path=path, line=line)
    return SchemeValueInvalid(path=path, line=line, reason_zh=_reason_zh(first), reason_en=f"{first['msg']}.")


def without_tags(location: Location) -> Location:
    """A place as it stands in the file: after `rule` the validator names the kind, which is no step in the text."""
    return tuple(step for index, step in enumerate(location) if index == 0 or location[index - 1] != "rule")


_REASONS_ZH = {
    "int": "应为整数。",
    "decimal": "应为数字。",
    "date": "应为日期，例如 2023-12-31。",
    "greater": "数值小于允许的范围。",
    "less": "数值大于允许的范围。",
    "finite": "应为有限的数字。",
    "string_too_short": "不能为空。",
    "string_pattern": "代码只能用小写英文字母、数字和下划线（方案代码用连字符），并以字母开头。",
    "enum": "只能是 {expected}。",
    "literal": "只能是 {expected}。",
    "union_tag_invalid": "没有“{tag}”这种评分规则，可用：{expected_tags}。",
    "dataclass": "应为若干“项目: 值”。",
    "tuple": "应为以“-”开头的列表。",
    "too_short": "列表中的项数不够。",
}


def _reason_zh(error: ErrorDetails) -> str:
    facts = error.get("ctx", {})
    for beginning, reason in _REASONS_ZH.items():
        if error["type"].startswith(beginning):
            return reason.format(**facts)
    return "这个值无法识别。"
