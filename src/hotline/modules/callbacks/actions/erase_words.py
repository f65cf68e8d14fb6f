"""Erase what requesters said when they were called back, with the file that it belongs to."""

from django.db import connection, transaction

from hotline.kit.history import erasing
from hotline.modules.callbacks.models import Callback, CallbackAttempt, Vote


@transaction.atomic
def erase_words(*, work_order_id: int) -> None:
    """Answers stay, for they are counted; comments go."""
    Callback.objects.filter(work_order=work_order_id).update(comment="")
    with connection.cursor() as cursor, erasing(cursor):
        Vote.objects.filter(callback__work_order=work_order_id).update(comment="")
    CallbackAttempt.objects.filter(callback__work_order=work_order_id).update(note="")
