"""What the manager interface tells, in the platform's words. Most of what it tells is nobody's concern."""

from datetime import UTC, datetime

from hotline.adapters.telephony.asterisk import dialplan
from hotline.adapters.telephony.asterisk.messages import Message
from hotline.kit.clock import now
from hotline.modules.telephony.ports import SwitchEvent, SwitchEventKind
from hotline.modules.telephony.rules.callers import as_number

KINDS = {
    "QueueCallerJoin": SwitchEventKind.QUEUE_ENTERED,
    "QueueCallerLeave": SwitchEventKind.QUEUE_LEFT,
    "AgentCalled": SwitchEventKind.AGENT_OFFERED,
    "AgentConnect": SwitchEventKind.AGENT_ANSWERED,
    "AgentRingNoAnswer": SwitchEventKind.AGENT_MISSED,
    "QueueMemberPause": SwitchEventKind.AGENT_CHANGED,
    "QueueMemberAdded": SwitchEventKind.AGENT_CHANGED,
    "QueueMemberRemoved": SwitchEventKind.AGENT_CHANGED,
    "Hold": SwitchEventKind.HOLD_BEGAN,
    "Unhold": SwitchEventKind.HOLD_ENDED,
}
# Who is removed from one queue may still serve others: that event does not tell how he stands.
TELLING_HOW_AGENTS_STAND = frozenset({"QueueMemberPause", "QueueMemberAdded"})
# Everything that `translated` looks at: nothing else is sent to the platform, see `manager.conf`.
HEARD = (*KINDS, "Newchannel", "Hangup", "DialBegin", "DialEnd", "UserEvent")
OWN_KINDS = {"Rated": SwitchEventKind.RATED, "ReturnCallAsked": SwitchEventKind.RETURN_CALL_ASKED}


# Where a telephone inside is rung without a queue, which tells of its own ringing.
RUNG_DIRECTLY = {dialplan.FROM_AGENTS, dialplan.TRANSFER}
MISSED = {"NOANSWER", "BUSY", "CONGESTION", "CHANUNAVAIL", "DONTCALL", "TORTURE"}
UP = "6"


def translated(message: Message) -> tuple[SwitchEvent, ...]:
    """The events, none where the platform need not know."""
    variables = message.variables
    position, rating = message.get("Position"), message.get("Rating")
    return tuple(
        SwitchEvent(
            kind=kind,
            at=moment(message),
            call=variables.get("CALL") or message.get("Call") or message.get("Linkedid") or message.get("DestLinkedid"),
            agent=_agent(message, kind),
            queue=message.get("Queue"),
            # Who hides his number, in whichever words, has none.
            caller_number=as_number(variables.get("CALLER") or message.get("Number") or message.get("CallerIDNum")),
            line=variables.get("LINE", ""),
            menu_choices=variables.get("MENU_PATH", ""),
            position=int(position) if _is_number(position) else None,
            rating=int(rating) if _is_number(rating) else None,
            reason=message.get("PausedReason") or message.get("Reason") or message.get("Cause-txt"),
            is_paused=message.get("Paused") == "1" if message.event in TELLING_HOW_AGENTS_STAND else None,
            is_in_call=message.get("InCall") == "1" if message.event in TELLING_HOW_AGENTS_STAND else None,
        )
        for kind in _kinds(message)
    )


def _agent(message: Message, kind: SwitchEventKind) -> str:
    if message.event in {"DialBegin", "DialEnd"}:
        return agent_of(message.get("DestChannel"))
    if kind in {SwitchEventKind.CALL_ARRIVED, SwitchEventKind.CALL_ENDED}:
        return ""
    return agent_of(message.get("Interface") or message.get("Agent") or message.get("Channel"))


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


def _kinds(message: Message) -> tuple[SwitchEventKind, ...]:
    event = message.event
    if event == "UserEvent":
        return _one(OWN_KINDS.get(message.get("UserEvent")))
    # A number that the hotline dials is a channel of the trunk too, but not the first of its call.
    if event == "Newchannel" and message.get("Context") == "from-trunk" and _is_first_leg(message):
        return (SwitchEventKind.CALL_ARRIVED,)
    if event == "Hangup":
        return _ended(message)
    if event in {"DialBegin", "DialEnd"}:
        return _one(_of_a_ring(message))
    return _one(KINDS.get(event))


def _one(kind: SwitchEventKind | None) -> tuple[SwitchEventKind, ...]:
    return (kind,) if kind is not None else ()


def _ended(message: Message) -> tuple[SwitchEventKind, ...]:
    """An agent leaves when his channel ends, and a call is over when its first one does: for a dialled call, both."""
    is_agents = (
        agent_of(message.get("Channel")) != ""
        and message.get("ChannelState") == UP
        and message.get("Context") != dialplan.FROM_EMERGENCY
        and not message.variables.get(dialplan.HEARD_CALL)
    )
    released = (SwitchEventKind.AGENT_RELEASED,) if is_agents else ()
    return (*released, SwitchEventKind.CALL_ENDED) if _is_first_leg(message) else released


def _is_first_leg(message: Message) -> bool:
    return message.get("Uniqueid") != "" and message.get("Uniqueid") == message.get("Linkedid")


def _of_a_ring(message: Message) -> SwitchEventKind | None:
    """A telephone that the platform or another agent rings: the platform's rings come from nobody's channel."""
    is_dialled = not message.get("Channel") and bool(message.destination_variables.get(dialplan.REASON))
    if agent_of(message.get("DestChannel")) == "" or not (is_dialled or message.get("Context") in RUNG_DIRECTLY):
        return None
    if message.event == "DialBegin":
        return SwitchEventKind.AGENT_OFFERED
    status = message.get("DialStatus")
    if status == "ANSWER":
        return SwitchEventKind.AGENT_ANSWERED
    if status in MISSED:
        return SwitchEventKind.AGENT_MISSED
    return SwitchEventKind.AGENT_RELEASED if status == "CANCEL" else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 12
