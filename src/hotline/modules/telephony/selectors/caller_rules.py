"""Rules about callers' numbers, as people see them."""

from hotline.modules.telephony.models import CallerRule

MOST_SHOWN = 200


def caller_rules() -> list[CallerRule]:
    """The rules, those that were proposed last first."""
    found = CallerRule.objects.select_related("proposed_by", "decided_by", "ended_by")
    return list(found.order_by("-proposed_at", "-id")[:MOST_SHOWN])
