"""The place in a list of records: the value that orders it and the record's id, as one opaque word."""

import base64
import binascii
from dataclasses import dataclass
from datetime import date, datetime

from hotline.modules.analytics.errors import InvalidCursor


@dataclass(frozen=True, slots=True)
class Place:
    """After which record a list goes on."""

    day_or_moment: date | datetime
    id: int


def encode(place: Place) -> str:
    """The place as a word for an address."""
    text = f"{place.day_or_moment.isoformat()}|{place.id}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(word: str, *, is_moment: bool) -> Place:
    """The place that a word stands for; `InvalidCursor` where it stands for none."""
    try:
        text = base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)).decode()
        value, _, record_id = text.partition("|")
        parsed = datetime.fromisoformat(value) if is_moment else date.fromisoformat(value)
        if isinstance(parsed, datetime) and parsed.tzinfo is None:
            raise InvalidCursor(field="cursor")
        return Place(parsed, int(record_id))
    except (ValueError, binascii.Error) as error:
        raise InvalidCursor(field="cursor") from error
