"""Who may hear the recordings of a call."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningFacts:
    """What it depends on.

    `is_everywhere`: one of the hotline's own people. `hears_any`: his roles let him hear what others said.
    `took_part`: he is the call's agent, or was on one of its legs.
    """

    is_everywhere: bool
    hears_any: bool
    took_part: bool
    sees_an_order: bool
    has_concealed_order: bool
    has_confidential_order: bool


def may_listen(facts: ListeningFacts) -> bool:
    """The hotline's own people hear any call, or only their own; departments those of their work orders.

    A voice tells who somebody is: whoever is recused from one of the call's work orders does not hear it, and no
    department hears a call that one confidential work order came of.
    """
    if facts.has_concealed_order:
        return False
    if facts.is_everywhere:
        return facts.hears_any or facts.took_part
    return facts.sees_an_order and not facts.has_confidential_order
