"""How many people stand behind a work order into which others are merged."""

from collections.abc import Iterable


def people_joined(main_requester: int | None, duplicates: Iterable[tuple[int | None, int]]) -> int:
    """How many people duplicates add to the main work order; each is a requester, if known, and his people's count.

    The same requester counts once, with the largest of his groups; the main one's own requester is counted there.
    Whoever is unknown is taken for somebody else. It depends on nothing but the duplicates that there are, so that
    undoing a merge gives the earlier count in whatever order merges are undone.
    """
    known: dict[int, int] = {}
    unknown = 0
    for requester, people in duplicates:
        if requester is None:
            unknown += people
        elif requester != main_requester:
            known[requester] = max(known.get(requester, 0), people)
    return unknown + sum(known.values())
