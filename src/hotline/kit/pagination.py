"""Cursors: the place in a list as an opaque text."""

import base64
import binascii
from datetime import datetime

from .clock import FIRST_YEAR, LAST_YEAR
from .errors import Refusal


class InvalidCursor(Refusal):
    """The cursor was not made by this platform or is damaged."""

    code = "invalid_cursor"
    status = 422
    title = {"zh": "翻页位置无效。", "en": "The cursor is not valid."}
    next_step = {"zh": "请回到第一页重新查询。", "en": "Start again from the first page."}


def encode_cursor(moment: datetime, identifier: int) -> str:
    """The place behind a record, for the reader to hand back."""
    return base64.urlsafe_b64encode(f"{moment.isoformat()}|{identifier}".encode()).decode()


def decode_cursor(cursor: str) -> tuple[datetime, int] | None:
    """The place that a cursor names; none for an empty one."""
    if not cursor:
        return None
    try:
        moment, identifier = base64.urlsafe_b64decode(cursor.encode()).decode().split("|")
        place = datetime.fromisoformat(moment), int(identifier)
    except (ValueError, binascii.Error) as error:
        raise InvalidCursor(field="cursor") from error
    if place[0].tzinfo is None or not FIRST_YEAR <= place[0].year <= LAST_YEAR:
        raise InvalidCursor(field="cursor")
    return place
