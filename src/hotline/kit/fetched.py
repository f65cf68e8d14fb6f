"""What refers to a record, given to it by whoever has it at hand, so that nobody asks the database for it again."""

from collections.abc import Mapping, Sequence

from django.db.models import Model


def give_fetched(record: Model, related: Mapping[str, Sequence[Model]]) -> None:
    """Have `record.<name>.all()` answer with these rows, by the name of the relation, as after `prefetch_related`."""
    kept = {}
    for name, rows in related.items():
        found = getattr(record, name).none()
        found._result_cache = list(rows)
        kept[name] = found
    # Where Django itself keeps what it prefetched; it has no other way to say that something is known.
    record.__dict__.setdefault("_prefetched_objects_cache", {}).update(kept)
