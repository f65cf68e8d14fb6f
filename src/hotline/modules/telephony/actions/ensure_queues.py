"""Make the queues that the switch has."""

from collections.abc import Sequence

from hotline.modules.telephony.models import Queue

NAMES = {"inquiry": "咨询", "complaint": "投诉举报", "enterprise": "企业服务"}


def ensure_queues(codes: Sequence[str]) -> None:
    """Make those that are missing; what a city named otherwise stays as it is."""
    known = set(Queue.objects.values_list("code", flat=True))
    Queue.objects.bulk_create(
        [Queue(code=code, name=NAMES.get(code, code)) for code in codes if code not in known], ignore_conflicts=True
    )
