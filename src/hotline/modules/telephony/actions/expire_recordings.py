"""Remove the recordings whose time is over."""

from datetime import datetime

from django.db import transaction
from django.db.models import Sum

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import record
from hotline.modules.telephony.models import Recording, RetentionRun
from hotline.modules.telephony.rules.recordings.terms import RecordingTerms
from hotline.modules.telephony.selectors.recording_sound import recording_storage
from hotline.modules.telephony.selectors.recording_terms import recording_terms
from hotline.modules.telephony.selectors.retention import is_held, over

_BATCH = 200


def expire_recordings(*, is_dry_run: bool, by: Actor, at: datetime) -> RetentionRun:
    """Remove what is over and not held, or only count it; either is recorded. The calls' own data remain.

    A recording's key goes first: from then on nobody can hear it, also in copies. Interrupted, the next run removes
    from storage what this one left there.
    """
    if not by.may(Permission.ADMINISTER_POLICIES):
        raise NotPermitted
    terms = recording_terms()
    all_over = over(terms, at)
    over_count, held = all_over.count(), all_over.filter(is_held()).count()
    free = all_over.exclude(is_held())
    if is_dry_run:
        removed, size = over_count - held, free.aggregate(size=Sum("size_bytes"))["size"] or 0
    else:
        removed = size = 0
        while batch := _empty_keys(terms, by=by, at=at):
            removed += len(batch)
            size += sum(recording.size_bytes for recording in batch)
        _clear_storage()
    return RetentionRun.objects.create(
        at=at,
        by_id=by.person_id,
        is_dry_run=is_dry_run,
        over=over_count,
        held=held,
        removed=removed,
        removed_bytes=size,
    )


@transaction.atomic
def _empty_keys(terms: RecordingTerms, *, by: Actor, at: datetime) -> list[Recording]:
    # A hold that is being set waits for nothing here, so what was locked is asked for once more.
    candidates = list(over(terms, at).exclude(is_held()).order_by("began_at").values_list("pk", flat=True)[:_BATCH])
    list(Recording.objects.select_for_update().filter(pk__in=candidates).order_by("pk"))
    batch = list(over(terms, at).exclude(is_held()).filter(pk__in=candidates).select_related("call"))
    for recording in batch:
        recording.removed_at = at
        recording.locked_key = b""
        recording.peaks = b""
        record(
            actor=by.account,
            action="telephony.remove_recording",
            subject=f"call:{recording.call.reference}",
            at=at,
            facts={"recording": recording.reference, "checksum": recording.checksum},
        )
    Recording.objects.bulk_update(batch, ["removed_at", "locked_key", "peaks"])
    return batch


def _clear_storage() -> None:
    """Remove from storage whatever has no key any more."""
    storage = recording_storage()
    emptied = Recording.objects.filter(removed_at__isnull=False).exclude(object_name="")
    for recording in emptied.order_by("pk").iterator(chunk_size=_BATCH):
        storage.delete(recording.object_name)
        Recording.objects.filter(pk=recording.pk).update(object_name="")
