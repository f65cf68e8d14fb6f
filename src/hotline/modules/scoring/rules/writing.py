"""A scheme while it is being written: its content as plain mappings, and every fault of it at once."""

from collections.abc import Sequence
from copy import deepcopy

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from hotline.modules.scoring.errors import SchemeRefused, SchemeUnreadable

from .checking import scheme_faults
from .documents import Document, Location, Plain, path_of, plain_text
from .entering import no_line
from .reading import SCHEME_FORM, refusal_of, without_tags
from .scheme import Scheme

_STAND_IN: dict[str, Plain] = {"zh": "—", "en": "—"}


def content_of(text: str) -> dict[str, Plain]:
    """What a YAML text holds, to be edited: mappings, lists and texts; a list or a word is refused."""
    content = Document(text).content
    if not isinstance(content, dict):
        raise SchemeUnreadable(path="", reason_zh="应为若干“项目: 值”。", reason_en="it is not a mapping of keys.")
    return content


def text_of(content: Plain) -> str:
    """The content as the text of a scheme file, its keys in the order that they come in."""
    return plain_text(content)


def faults_of(content: Plain) -> tuple[SchemeRefused, ...]:
    """Every fault of a scheme that is being written, with its place; none means that `read_scheme` would take it.

    What cannot be read is set aside, so that the rest is checked all the same.
    """
    refusals: list[SchemeRefused] = []
    aside: list[Location] = []
    for _ in range(2):
        try:
            scheme = SCHEME_FORM.validate_python(content)
        except ValidationError as error:
            if refusals:
                return tuple(refusals)
            found = _own_errors(error)
            refusals = [refusal_of(one, location, no_line) for location, one in found]
            aside = [location[:6] for location, _ in found if len(location) > 6 and location[4] == "leaves"]
            if len(aside) < len(found):
                return tuple(refusals)
            content = _without_leaves(content, aside)
        else:
            hidden = {path_of(location) for location in aside}
            rest = scheme_faults(scheme, no_line)
            return (*refusals, *(one for one in rest if not any(one.path.startswith(place) for place in hidden)))
    return tuple(refusals)


def _own_errors(error: ValidationError) -> list[tuple[Location, ErrorDetails]]:
    """What the form found, without lists that are only called too short because one of their members failed."""
    found = [(tuple(without_tags(one["loc"])), one) for one in error.errors(include_url=False)]
    return [
        (location, one)
        for location, one in found
        if one["type"] != "too_short"
        or not any(other[: len(location)] == location and len(other) > len(location) for other, _ in found)
    ]


def readable(content: Plain) -> Scheme | None:
    """The scheme that a content describes; nothing where its form is not right. Whether it fits is not looked at."""
    try:
        return SCHEME_FORM.validate_python(content)
    except ValidationError:
        return None


def _without_leaves(content: Plain, aside: Sequence[Location]) -> Plain:
    """The content with a line that takes the weight in place of each leaf that cannot be read."""
    changed = deepcopy(content)
    for _, level, _, group, _, index in {tuple(location) for location in aside}:
        leaves = changed["levels"][level]["groups"][group]["leaves"]  # type: ignore[index,call-overload]
        leaf = leaves[index]  # type: ignore[index]
        kept = leaf if isinstance(leaf, dict) else {}
        stand_in: dict[str, Plain] = {
            "code": f"unreadable_{level}_{group}_{index}",
            "name": _STAND_IN,
            "weight": kept.get("weight", "0"),
            "target": {"text": _STAND_IN},
            "rule_text": _STAND_IN,
            "rule": {"kind": "not_stated"},
        }
        leaves[index] = stand_in  # type: ignore[index]
    return changed
