"""Give callers a second chance to rate their call."""

from datetime import datetime

from hotline.modules.telephony.public import calls_to_offer_rating, offer_rating
from hotline.modules.workorders.public import WorkOrder


def offer_call_ratings(*, at: datetime) -> int:
    """Text a link to every caller whose turn it is; gives to how many.

    Nobody is texted about a call of which a confidential matter was registered: others may read his telephone.
    """
    calls = calls_to_offer_rating(at=at)
    confidential = set(WorkOrder.objects.filter(call__in=calls, is_confidential=True).values_list("call_id", flat=True))
    asked = [call for call in calls if call.pk not in confidential]
    for call in asked:
        offer_rating(call, at=at)
    return len(asked)
