"""Keep what the switch tells of agents' time."""

from collections.abc import Sequence

from django.db import transaction

from hotline.modules.access.public import Person
from hotline.modules.telephony.models import AgentInterval, Call, CallSource
from hotline.modules.telephony.rules.call_facts import AgentIntervalFacts

_NEWEST = ("state", "reason", "call", "ended_at", "is_certain")


@transaction.atomic
def record_agent_intervals(*, source: str, intervals: Sequence[AgentIntervalFacts]) -> int:
    """Keep the intervals; return how many were written.

    One interval begins at a moment for an agent; told again it holds what is newest. An interval of nobody whom the
    hotline knows is not kept.
    """
    origin, _ = CallSource.objects.get_or_create(code=source, defaults={"name": source})
    newest = {(facts.agent_account, facts.began_at): facts for facts in intervals}
    accounts = {account for account, _ in newest}
    people = dict(Person.objects.filter(account__in=accounts).values_list("account", "id"))
    identities = {facts.call for facts in newest.values() if facts.call is not None}
    calls = dict(
        Call.objects.filter(source=origin, external_identity__in=identities).values_list("external_identity", "id")
    )
    kept = [
        AgentInterval(
            source=origin,
            agent_id=people[facts.agent_account],
            state=facts.state,
            reason=facts.reason,
            call_id=calls.get(facts.call),
            began_at=facts.began_at,
            ended_at=facts.ended_at,
            is_certain=facts.is_certain,
        )
        for facts in newest.values()
        if facts.agent_account in people
    ]
    if kept:
        AgentInterval.objects.bulk_create(
            kept, update_conflicts=True, unique_fields=["agent", "began_at", "source"], update_fields=_NEWEST
        )
    return len(kept)
