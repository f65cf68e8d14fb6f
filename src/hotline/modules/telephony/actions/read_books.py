"""Keep what a part of the switch's books tells, and how far they were read, together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from hotline.modules.telephony.models import BookMark, CallSource
from hotline.modules.telephony.rules.call_facts import CallFacts

from .record_calls import record_calls


@dataclass(frozen=True, slots=True)
class BookPlace:
    """A place in a book: which file it is, and from which byte the next reading begins."""

    file_identity: str
    offset: int


@transaction.atomic
def read_books(*, source: str, calls: Sequence[CallFacts], marks: Mapping[str, BookPlace]) -> None:
    """Keep the calls and move the marks, both or neither: no call is left out, and one read twice is kept once."""
    record_calls(source=source, calls=calls)
    origin, _ = CallSource.objects.get_or_create(code=source, defaults={"name": source})
    for book, mark in marks.items():
        BookMark.objects.update_or_create(
            source=origin, book=book, defaults={"file_identity": mark.file_identity, "offset": mark.offset}
        )


def read_until(source: str) -> dict[str, BookPlace]:
    """How far each book of that source was read; empty before the first reading."""
    found = BookMark.objects.filter(source__code=source)
    return {mark.book: BookPlace(mark.file_identity, mark.offset) for mark in found}
