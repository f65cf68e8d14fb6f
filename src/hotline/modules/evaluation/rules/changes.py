"""What differs between two versions of a scheme, each place named by codes rather than by numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hotline.modules.scoring.public import Plain


@dataclass(frozen=True, slots=True)
class Change:
    """A value that differs: where, and what it was and is; `None` where it was not or is not there."""

    place: str
    before: str | None
    after: str | None


def changes_between(before: Plain, after: Plain) -> list[Change]:
    """Every value that differs, in the order of the later version and what it lacks at the end."""
    old, new = dict(_values(before, "")), dict(_values(after, ""))
    places = [*new, *(place for place in old if place not in new)]
    return [Change(place, old.get(place), new.get(place)) for place in places if old.get(place) != new.get(place)]


def _values(content: Plain, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(content, str):
        yield place, content
    elif isinstance(content, Mapping):
        for key, value in content.items():
            yield from _values(value, f"{place}.{key}" if place else key)
    else:
        for index, value in enumerate(content):
            yield from _values(value, f"{place}[{_key_of(value, index)}]")


def _key_of(value: Plain, index: int) -> str:
    code = value.get("code") if isinstance(value, Mapping) else None
    return code if isinstance(code, str) else str(index)
