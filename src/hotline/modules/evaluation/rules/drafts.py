"""The state of a scheme that is being written, and what its content looks like at the beginning."""

from enum import StrEnum

from hotline.modules.scoring.public import Plain


class DraftState(StrEnum):
    """Whether a draft may be edited or waits for another person's decision."""

    WRITTEN = "written"
    PROPOSED = "proposed"


def blank_content(code: str, name_zh: str, name_en: str, year: int, hotline: str) -> dict[str, Plain]:
    """What somebody begins with who copies nothing: a hundred points, the usual four grades, no levels."""
    return {
        "code": code,
        "name": {"zh": name_zh, "en": name_en},
        "year": str(year),
        "version": "1",
        "source": {"zh": name_zh, "en": name_en},
        "hotline": hotline,
        "period": {"first_day": f"{year}-01-01", "last_day": f"{year}-12-31"},
        "weight": "100",
        "grades": [
            {"name": {"zh": "优", "en": "excellent"}, "at_least": "90"},
            {"name": {"zh": "良", "en": "good"}, "at_least": "80"},
            {"name": {"zh": "中", "en": "fair"}, "at_least": "60"},
            {"name": {"zh": "差", "en": "poor"}},
        ],
        "levels": [],
    }


def copied_content(content: dict[str, Plain], blank: dict[str, Plain]) -> dict[str, Plain]:
    """Another scheme's content under a code, a name and a year of its own, without what its report stated."""
    own = ("code", "name", "year", "version", "hotline", "period")
    copied = {key: blank[key] if key in own else value for key, value in content.items() if key != "stated"}
    copied["levels"] = _without_statements(content.get("levels", []))
    return copied


def _without_statements(content: Plain) -> Plain:
    if isinstance(content, dict):
        stated = ("stated", "stated_mark", "difference", "finding", "rule_printed_in")
        return {key: _without_statements(value) for key, value in content.items() if key not in stated}
    return [_without_statements(one) for one in content] if isinstance(content, list) else content


def as_plain(value: object) -> Plain | None:
    """What a page sends, as a scheme file would hold it: numbers as texts; what is empty is left out."""
    if isinstance(value, bool):
        return "true" if value else None
    if isinstance(value, dict):
        members = {str(key): as_plain(member) for key, member in value.items()}
        return {key: member for key, member in members.items() if member is not None}
    if isinstance(value, list):
        return [one for member in value if (one := as_plain(member)) is not None]
    return None if value is None or value == "" else str(value).strip()
