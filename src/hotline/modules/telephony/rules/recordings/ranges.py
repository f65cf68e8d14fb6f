"""Which part of a recording is asked for (RFC 9110, section 14)."""

import re
from dataclasses import dataclass

_ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ByteRange:
    """From the first byte to the last, both counted from 0 and both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def whole(size: int) -> ByteRange:
    """Everything."""
    return ByteRange(0, size - 1)


def is_beyond(header: str, size: int) -> bool:
    """Whether a range was asked for that lies behind the end."""
    asked = _ONE_RANGE.fullmatch(header.strip())
    if asked is None:
        return False
    first, last = asked.groups()
    return int(first) >= size if first else last != "" and int(last) == 0


def wanted_range(header: str, size: int) -> ByteRange | None:
    """The one range that is asked for, cut at the end; None where all is: no range, several, or none that is one."""
    asked = _ONE_RANGE.fullmatch(header.strip())
    if asked is None or asked.groups() == ("", "") or is_beyond(header, size):
        return None
    first, last = asked.groups()
    if not first:
        return ByteRange(max(0, size - int(last)), size - 1)
    if last and int(last) < int(first):
        return None
    return ByteRange(int(first), min(size - 1, int(last) if last else size - 1))
