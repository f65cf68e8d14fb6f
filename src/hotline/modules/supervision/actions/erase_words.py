"""Erase the words of supervision with the file that they belong to."""

from django.db import transaction

from hotline.modules.supervision.models import (
    AccountabilityCase,
    LeaderInstruction,
    LeaderItem,
    NoticeProposal,
    NoticeReply,
    Rectification,
    Reminder,
    SupervisionNotice,
)


@transaction.atomic
def erase_words(*, work_order_id: int) -> None:
    """Who was reminded, supervised and held accountable, when and with what outcome, stays; what was written goes."""
    of_it = {"work_order": work_order_id}
    Reminder.objects.filter(**of_it).update(text="")
    SupervisionNotice.objects.filter(**of_it).update(demand="", closing_note="")
    NoticeReply.objects.filter(notice__work_order=work_order_id).update(reply="", measures="", note="")
    Rectification.objects.filter(notice__work_order=work_order_id).update(demand="", report="", note="")
    NoticeProposal.objects.filter(**of_it).update(dismissal_reason="")
    LeaderInstruction.objects.filter(**of_it).update(text="", reply="", return_note="", completion_note="")
    LeaderItem.objects.filter(**of_it).update(requirement="", report="", decision_note="")
    AccountabilityCase.objects.filter(**of_it).update(explanation="", decision_note="")
