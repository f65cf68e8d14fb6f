"""What agents did, second by second."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.telephony.rules import AgentState

from .call import Call
from .call_source import CallSource


class AgentInterval(models.Model):
    """An agent was in a state from one moment to another; still is while `ended_at` is open.

    What the switch did not say, as across its restart, is marked as not certain and never guessed.
    """

    id: int
    source = models.ForeignKey(CallSource, models.PROTECT, related_name="+", db_index=False)
    source_id: int
    agent = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    agent_id: int
    state = models.CharField(max_length=16, choices=[(state.value, state.value) for state in AgentState])
    # Why an agent is not ready, in the words of the city's list.
    reason = models.CharField(max_length=32, blank=True)
    call = models.ForeignKey(Call, models.SET_NULL, null=True, related_name="+")
    call_id: int | None
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    is_certain = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agent", "began_at", "source"], name="one_state_per_agent_and_moment"),
        ]
        indexes = [models.Index(fields=["began_at"], name="agent_interval_by_beginning")]
