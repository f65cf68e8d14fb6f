"""Bring the switch's books into the hotline's database; may be run as often as one likes."""

from dataclasses import dataclass
from pathlib import Path

from hotline.adapters.telephony.asterisk.books import CallEvent, QueueEvent, call_events, queue_events
from hotline.adapters.telephony.asterisk.reconciliation import Telephones, calls
from hotline.modules.telephony.public import SWITCH, Queue, record_calls
from hotline.modules.telephony.rules.switch_settings import TelephonySettings


@dataclass(frozen=True, slots=True)
class Imported:
    """How many calls the books tell, and how many lines cannot be read (a crash may cut one)."""

    calls: int
    unreadable: int


def bring_in(settings: TelephonySettings, *, book: Path, queue_log: Path) -> Imported:
    """Keep every call of the books. Queues of the settings that the hotline lacks are made under their codes."""
    for queue in settings.queues:
        Queue.objects.get_or_create(code=queue.code, defaults={"name": queue.code})
    events = list(call_events(_lines(book)))
    log = list(queue_events(_lines(queue_log)))
    # Until a city says whose a telephone is, the number of an agent's telephone is his account.
    accounts = {agent.number: agent.number for agent in settings.agents}
    telephones = Telephones(accounts, frozenset(desk.number for desk in settings.emergency_desks))
    told = calls(
        [event for event in events if isinstance(event, CallEvent)],
        [event for event in log if isinstance(event, QueueEvent)],
        telephones,
    )
    record_calls(source=SWITCH, calls=told)
    read = sum(isinstance(event, CallEvent) for event in events) + sum(isinstance(one, QueueEvent) for one in log)
    return Imported(len(told), len(events) + len(log) - read)


def _lines(path: Path) -> list[str]:
    """The lines that are complete: the switch may be writing the last one now."""
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8", errors="replace")
    return [line for line in text.split("\n")[:-1] if line]
