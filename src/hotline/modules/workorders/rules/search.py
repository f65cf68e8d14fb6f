"""How a text is searched: by every two neighbouring characters.

Chinese is written without spaces, so there are no words to index; two characters are the shortest word that anybody
looks for. A text that contains every pair of a word is a candidate, and is then read for the word itself.
"""

from collections.abc import Sequence

# What people paste from a form: a number, at least its day.
_SHORTEST_NUMBER = 6
_MOST_WORDS = 6
_SHORTEST_PHONE_NUMBER, _LONGEST_PHONE_NUMBER = 7, 12


def looks_like_number(text: str) -> bool:
    """Whether somebody looks for a work order by the beginning of its number."""
    return len(text) >= _SHORTEST_NUMBER and text.isascii() and text.isdigit()


def words_of(text: str) -> tuple[str, ...]:
    """The words that must all occur."""
    return tuple(dict.fromkeys(text.split()))[:_MOST_WORDS]


def pairs(text: str) -> tuple[str, ...]:
    """Every two neighbouring characters, each once, in order; the last character stands alone, so that it is found."""
    return tuple(dict.fromkeys(text[place : place + 2] for place in range(len(text))))


def search_query(words: Sequence[str]) -> str:
    """The words as PostgreSQL's text search takes them: every pair of every word; a single character as a beginning."""
    return " & ".join(term for word in words for term in _terms(word))


def _terms(word: str) -> list[str]:
    if len(word) == 1:
        return [f"{_quoted(word)}:*"]
    return [_quoted(pair) for pair in pairs(word) if len(pair) > 1]


def _quoted(pair: str) -> str:
    escaped = pair.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def is_whole_phone_number(text: str) -> bool:
    """Whether somebody looks for a telephone number: seven to twelve digits, as lines and mobiles have."""
    return _SHORTEST_PHONE_NUMBER <= len(text) <= _LONGEST_PHONE_NUMBER and text.isascii() and text.isdigit()
