"""How a city's telephone works, as typed data: what the switch's configuration is generated from.

Every record refuses values that could mean something else to the switch than they say. Seconds and counts are whole.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from . import switch_values as values

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Transport(StrEnum):
    """What SIP messages travel on."""

    UDP = "udp"
    TCP = "tcp"
    TLS = "tls"


class QueueStrategy(StrEnum):
    """Which of the agents that are free and fit is offered the next call."""

    LEAST_RECENT = "leastrecent"
    FEWEST_CALLS = "fewestcalls"
    ROUND_ROBIN = "rrmemory"
    RING_ALL = "ringall"


class OverflowOccasion(StrEnum):
    """Why a queue passes a call on to another centre."""

    LONG_WAIT = "long_wait"
    FULL = "full"
    NOBODY_LOGGED_IN = "nobody_logged_in"


class PhoneKind(StrEnum):
    """A telephone on the desk, or the page in the browser."""

    DESK = "desk"
    BROWSER = "browser"


@dataclass(frozen=True, slots=True)
class Trunk:
    """A way in and out: a carrier's SIP trunk, an E1 gateway, or another node.

    Calls are taken from `networks` only. With an `account` the switch registers at the host. It is asked in these
    intervals whether it answers; 0 asks never.
    """

    code: str
    host: str
    port: int = 5060
    networks: tuple[str, ...] = ()
    transport: Transport = Transport.UDP
    is_encrypted: bool = False
    account: str = ""
    secret: str = ""
    asks_every_seconds: int = 30

    def __post_init__(self) -> None:
        values.bounded(self.asks_every_seconds, "trunk.asks_every_seconds", 0, 3600)
        values.code(self.code, "trunk.code")
        values.host(self.host, "trunk.host")
        values.port(self.port, "trunk.port")
        if self.is_encrypted:
            # The keys of SRTP travel in the SIP messages: without TLS everybody on the way has them.
            values.encrypted_signalling(self.transport == Transport.TLS, "trunk.transport")
        for network in self.networks:
            values.network(network, "trunk.networks")
        if self.account:
            values.account(self.account, "trunk.account")
            values.secret(self.secret, "trunk.secret")


@dataclass(frozen=True, slots=True)
class OtherCentre:
    """Another centre's switch that takes calls over: the trunk that leads there, and the number it is called on."""

    code: str
    trunk: str
    number: str

    def __post_init__(self) -> None:
        values.code(self.code, "centre.code")
        values.code(self.trunk, "centre.trunk")
        values.number(self.number, "centre.number")


@dataclass(frozen=True, slots=True)
class Line:
    """A number that callers dial; an empty `queue` leads through the menu, a code straight into that queue.

    A line `is_of_other_centres` is dialled by them alone: its calls are never passed on again, even where a carrier
    between the centres takes their mark away.
    """

    number: str
    code: str
    queue: str = ""
    is_of_other_centres: bool = False

    def __post_init__(self) -> None:
        values.number(self.number, "line.number")
        values.code(self.code, "line.code")


@dataclass(frozen=True, slots=True)
class Widening:
    """From a wait of so many seconds on, agents up to this penalty are considered too."""

    after_seconds: int
    up_to_penalty: int

    def __post_init__(self) -> None:
        values.bounded(self.after_seconds, "widening.after_seconds", 1, 3600)
        values.bounded(self.up_to_penalty, "widening.up_to_penalty", 0, 99)


@dataclass(frozen=True, slots=True)
class QueueSettings:
    """How callers wait. `capacity` 0 is unlimited; `first_penalty` None considers every agent from the start.

    Who finds it full, or waited for the longest time, goes on in `overflow_queue`, or on the occasions `overflows_on`
    to `overflow_centre`; where there is neither, or the other centre does not answer, he is offered a return call.
    """

    code: str
    strategy: QueueStrategy = QueueStrategy.LEAST_RECENT
    capacity: int = 200
    ring_seconds: int = 15
    longest_wait_seconds: int = 600
    weight: int = 0
    first_penalty: int | None = None
    widenings: tuple[Widening, ...] = ()
    tells_position: bool = True
    tells_expected_wait: bool = True
    overflow_queue: str = ""
    overflow_centre: str = ""
    overflows_on: tuple[OverflowOccasion, ...] = tuple(OverflowOccasion)

    def __post_init__(self) -> None:
        values.code(self.code, "queue.code")
        values.bounded(self.capacity, "queue.capacity", 0, 10_000)
        values.bounded(self.ring_seconds, "queue.ring_seconds", 3, 120)
        values.bounded(self.longest_wait_seconds, "queue.longest_wait_seconds", 5, 7200)
        values.bounded(self.weight, "queue.weight", 0, 100)
        if self.first_penalty is not None:
            values.bounded(self.first_penalty, "queue.first_penalty", 0, 99)
        if self.overflow_queue:
            values.code(self.overflow_queue, "queue.overflow_queue")
        if self.overflow_centre:
            values.code(self.overflow_centre, "queue.overflow_centre")
            # The queue that takes over names the centre, so that nobody has to guess which of them comes first.
            values.known(self.overflow_queue, "queue.overflow_queue", {""})


@dataclass(frozen=True, slots=True)
class Skill:
    """An agent serves a queue; the lower the penalty the sooner he is offered its calls."""

    queue: str
    penalty: int = 0

    def __post_init__(self) -> None:
        values.code(self.queue, "skill.queue")
        values.bounded(self.penalty, "skill.penalty", 0, 99)


@dataclass(frozen=True, slots=True)
class AgentPhone:
    """An agent's telephone; `is_encrypted` asks a desk telephone for TLS and SRTP, which the browser's has anyway.

    `contact_port` fixes where it listens on this machine, for test telephones only.
    """

    number: str
    secret: str
    kind: PhoneKind = PhoneKind.DESK
    skills: tuple[Skill, ...] = ()
    contact_port: int | None = None
    is_encrypted: bool = False

    def __post_init__(self) -> None:
        values.extension(self.number, "agent.number")
        values.secret(self.secret, "agent.secret")
        values.different([skill.queue for skill in self.skills], "agent.skills")
        if self.contact_port is not None:
            values.port(self.contact_port, "agent.contact_port")


@dataclass(frozen=True, slots=True)
class MenuChoice:
    """A key and the queue it leads to."""

    digit: str
    queue: str

    def __post_init__(self) -> None:
        values.digit(self.digit, "menu.digit")
        values.code(self.queue, "menu.queue")


@dataclass(frozen=True, slots=True)
class Menu:
    """The short menu. Whoever presses nothing that is offered, `tries` times, waits in `otherwise`."""

    otherwise: str
    choices: tuple[MenuChoice, ...] = ()
    is_used: bool = True
    tries: int = 2
    patience_seconds: int = 4

    def __post_init__(self) -> None:
        values.code(self.otherwise, "menu.otherwise")
        values.different([choice.digit for choice in self.choices], "menu.choices")
        values.bounded(self.tries, "menu.tries", 1, 5)
        values.bounded(self.patience_seconds, "menu.patience_seconds", 1, 20)


@dataclass(frozen=True, slots=True)
class OpeningSpan:
    """On this weekday people answer from `opens_at` until `closes_at` (local time of the switch's machine)."""

    weekday: str
    opens_at: time
    closes_at: time

    def __post_init__(self) -> None:
        values.known(self.weekday, "hours.weekday", set(WEEKDAYS))
        values.later(self.closes_at, "hours.closes_at", than=self.opens_at)


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """On this day other hours hold than on its weekday. Without hours nobody answers that day."""

    day: date
    opens_at: time | None = None
    closes_at: time | None = None

    def __post_init__(self) -> None:
        if self.opens_at is not None and self.closes_at is not None:
            values.later(self.closes_at, "special_days.closes_at", than=self.opens_at)
        else:
            values.known(str(self.opens_at or self.closes_at or ""), "special_days.opens_at", {""})


@dataclass(frozen=True, slots=True)
class EmergencyDesk:
    """The desk behind 110, 119, 120 or 122: over a trunk, or on this machine's `contact_port`, for tests only."""

    number: str
    trunk: str = ""
    contact_port: int | None = None

    def __post_init__(self) -> None:
        values.extension(self.number, "emergency.number")
        if self.trunk:
            values.code(self.trunk, "emergency.trunk")
        if self.contact_port is not None:
            values.port(self.contact_port, "emergency.contact_port")


@dataclass(frozen=True, slots=True)
class Priorities:
    """Who is answered before whom: the higher first, 0 as everybody; of several that fit the highest counts.

    Within one priority the longest wait comes first. `repeated` is whoever waited in a queue within the last 24 hours
    before; the switch itself knows these numbers.
    """

    preferred: int = 10
    elderly: int = 5
    repeated: int = 3

    def __post_init__(self) -> None:
        values.bounded(self.preferred, "priorities.preferred", 0, 100)
        values.bounded(self.elderly, "priorities.elderly", 0, 100)
        values.bounded(self.repeated, "priorities.repeated", 0, 100)


@dataclass(frozen=True, slots=True)
class TelephonySettings:
    """Everything that a city decides about its telephone.

    Without `hours` people answer around the clock; a special day has its own. `emergency_announcement` is read to every
    caller while it is set. A return call is offered in a queue that is full, and from `return_call_after_seconds` of
    waiting on. `largest_number_of_calls` callers are let in; the next ones hear that the lines are full. While nobody
    can work here, `every_call_goes_to` another centre.
    """

    lines: tuple[Line, ...]
    trunks: tuple[Trunk, ...]
    queues: tuple[QueueSettings, ...]
    menu: Menu
    agents: tuple[AgentPhone, ...] = ()
    emergency_desks: tuple[EmergencyDesk, ...] = ()
    hours: tuple[OpeningSpan, ...] = ()
    special_days: tuple[SpecialDay, ...] = ()
    emergency_announcement: str = ""
    announces_recording: bool = True
    asks_for_rating: bool = True
    offers_return_calls: bool = True
    return_call_after_seconds: int = 60
    largest_number_of_calls: int = 100
    outbound_trunk: str = ""
    outbound_number: str = "12345"
    centres: tuple[OtherCentre, ...] = ()
    every_call_goes_to: str = ""
    priorities: Priorities = Priorities()

    def __post_init__(self) -> None:
        values.spoken(self.emergency_announcement, "emergency_announcement")
        values.bounded(self.return_call_after_seconds, "return_call_after_seconds", 10, 3600)
        values.bounded(self.largest_number_of_calls, "largest_number_of_calls", 1, 100_000)
        values.number(self.outbound_number, "outbound_number")
        self._ensure_different()
        self._ensure_known()

    def _ensure_different(self) -> None:
        values.different([line.number for line in self.lines], "lines")
        values.different([queue.code for queue in self.queues], "queues")
        values.different([centre.code for centre in self.centres], "centres")
        values.different([special.day.isoformat() for special in self.special_days], "special_days")
        # Telephones, desks and trunks are names of the same kind to the switch.
        inside = [agent.number for agent in self.agents] + [desk.number for desk in self.emergency_desks]
        values.different(inside + [trunk.code for trunk in self.trunks], "agents")

    def _ensure_known(self) -> None:
        queues = {queue.code for queue in self.queues}
        trunks = {trunk.code for trunk in self.trunks}
        centres = {centre.code for centre in self.centres} | {""}
        values.known(self.menu.otherwise, "menu.otherwise", queues)
        for choice in self.menu.choices:
            values.known(choice.queue, "menu.choices", queues)
        for line in self.lines:
            values.known(line.queue, "lines.queue", queues | {""})
        for agent in self.agents:
            for skill in agent.skills:
                values.known(skill.queue, "agents.skills", queues)
        for queue in self.queues:
            values.known(queue.overflow_queue, "queues.overflow_queue", (queues - {queue.code}) | {""})
            values.known(queue.overflow_centre, "queues.overflow_centre", centres)
        values.known(self.every_call_goes_to, "every_call_goes_to", centres)
        for centre in self.centres:
            values.known(centre.trunk, "centres.trunk", trunks)
        values.known(self.outbound_trunk, "outbound_trunk", trunks | {""})
        for desk in self.emergency_desks:
            values.known(desk.trunk, "emergency_desks.trunk", trunks | {""})
