"""What the manager interface tells, in the platform's words. Most of what it tells is nobody's concern."""

from datetime import UTC, datetime

from hotline.adapters.telephony.asterisk.messages import Message
from hotline.kit.clock import now
from hotline.modules.telephony.ports import SwitchEvent, SwitchEventKind

KINDS = {
    "QueueCallerJoin": SwitchEventKind.QUEUE_ENTERED,
    "QueueCallerLeave": SwitchEventKind.QUEUE_LEFT,
    "AgentCalled": SwitchEventKind.AGENT_OFFERED,
    "AgentConnect": SwitchEventKind.AGENT_ANSWERED,
    "AgentRingNoAnswer": SwitchEventKind.AGENT_MISSED,
    "AgentComplete": SwitchEventKind.AGENT_RELEASED,
    "QueueMemberPause": SwitchEventKind.AGENT_CHANGED,
    "QueueMemberAdded": SwitchEventKind.AGENT_CHANGED,
    "QueueMemberRemoved": SwitchEventKind.AGENT_CHANGED,
    "Hold": SwitchEventKind.HOLD_BEGAN,
    "Unhold": SwitchEventKind.HOLD_ENDED,
}
OWN_KINDS = {"Rated": SwitchEventKind.RATED, "ReturnCallAsked": SwitchEventKind.RETURN_CALL_ASKED}


def translated(message: Message) -> SwitchEvent | None:
    """The event, or None where the platform need not know."""
    kind = _kind(message)
    if kind is None:
        return None
    variables = message.variables
    position, rating = message.get("Position"), message.get("Rating")
    return SwitchEvent(
        kind=kind,
        at=moment(message),
        call=variables.get("CALL") or message.get("Call") or message.get("Linkedid"),
        agent=agent_of(message.get("Interface") or message.get("Agent") or message.get("Channel")),
        queue=message.get("Queue"),
        caller_number=variables.get("CALLER") or message.get("Number") or _shown(message.get("CallerIDNum")),
        line=variables.get("LINE", ""),
        menu_choices=variables.get("MENU_PATH", ""),
        position=int(position) if _is_number(position) else None,
        rating=int(rating) if _is_number(rating) else None,
        reason=message.get("PausedReason") or message.get("Reason") or message.get("Cause-txt"),
    )


def agent_of(channel: str) -> str:
    """The number of the telephone that a channel or interface belongs to; empty where it is none."""
    technology, separator, rest = channel.partition("/")
    name = rest.rpartition("-")[0] or rest if separator else technology
    return name if _is_number(name) else ""


def moment(message: Message) -> datetime:
    """When the switch says that it happened; now, where it says nothing that can be read."""
    seconds, _, fraction = message.get("Timestamp").partition(".")
    if not _is_number(seconds) or (fraction and not _is_number(fraction)):
        return now()
    return datetime.fromtimestamp(int(seconds), UTC).replace(microsecond=int((fraction or "0").ljust(6, "0")[:6]))


def _kind(message: Message) -> SwitchEventKind | None:
    event = message.event
    if event == "UserEvent":
        return OWN_KINDS.get(message.get("UserEvent"))
    is_first_leg = message.get("Uniqueid") != "" and message.get("Uniqueid") == message.get("Linkedid")
    if event == "Newchannel" and message.get("Context") == "from-trunk":
        return SwitchEventKind.CALL_ARRIVED
    if event == "Hangup" and is_first_leg:
        return SwitchEventKind.CALL_ENDED
    return KINDS.get(event)


def _shown(number: str) -> str:
    return "" if number == "<unknown>" else number


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 12
