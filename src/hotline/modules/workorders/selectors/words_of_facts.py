"""The codes of work orders in words, as the database says them."""

from collections.abc import Mapping

from django.db.models import Case, CharField, F, Value, When


def in_words(field: str, words: Mapping[str, tuple[str, str]]) -> Case:
    """The Chinese word for the code in a field."""
    chosen = (When(**{field: code}, then=Value(zh)) for code, (zh, _) in words.items())
    return Case(*chosen, default=F(field), output_field=CharField())
