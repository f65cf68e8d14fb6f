"""What an update of the knowledge base can be, and how articles are searched: by every two neighbouring characters.

Chinese is written without spaces: two characters are the shortest word that anybody looks for.
"""

from enum import StrEnum


class UpdateKind(StrEnum):
    """新增、修订、下架."""

    ADDED = "added"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"


# A title is eighty characters at most; beyond these a search says nothing more.
_MOST_PAIRS = 60


def wanted_pairs(text: str) -> tuple[str, ...]:
    """The pairs of neighbouring characters of each word of a text, each once, in order; a single character is none."""
    words = text.lower().split()
    found = (word[place : place + 2] for word in words for place in range(len(word) - 1))
    return tuple(dict.fromkeys(found))[:_MOST_PAIRS]


def fitting(pairs: tuple[str, ...]) -> str:
    """What fits, as PostgreSQL's text search takes it: one of the pairs in the title, or all of them anywhere.

    One pair of a sentence somewhere in a long text says nothing; without pairs nothing fits.
    """
    if not pairs:
        return ""
    quoted = ["'" + pair.replace("\\", "\\\\").replace("'", "''") + "'" for pair in pairs]
    return " | ".join(f"{one}:A" for one in quoted) + f" | ({' & '.join(quoted)})"
