"""The real switch as the platform's port: commands over the manager interface, its events in the platform's words."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hotline.adapters.telephony.asterisk import dialplan
from hotline.adapters.telephony.asterisk.events import agent_of, translated
from hotline.adapters.telephony.asterisk.manager import Account, ManagerClient
from hotline.adapters.telephony.asterisk.messages import Message
from hotline.adapters.telephony.asterisk.text import word
from hotline.kit.clock import now
from hotline.modules.telephony.errors import SwitchCommandRefused
from hotline.modules.telephony.ports import (
    AgentSnapshot,
    Ear,
    SwitchEvent,
    SwitchEventKind,
    SwitchSnapshot,
    TrunkSnapshot,
    WaitingCaller,
)
from hotline.modules.telephony.rules import switch_values as values
from hotline.modules.telephony.rules.callers import as_number
from hotline.modules.telephony.rules.switch_settings import Skill

# A listener that is so far behind begins anew with a snapshot.
MOST_UNHEARD_EVENTS = 10_000
JUST_LOGGED_IN = "logged_in"
RING_MILLISECONDS = 30_000
# What the switch says of a trunk's contact; one that is not asked has another word.
CONTACT_STANDINGS = {"Reachable": True, "Unreachable": False}
EARS = {Ear.MONITOR: dialplan.LISTEN, Ear.WHISPER: dialplan.WHISPER}


@dataclass(frozen=True, slots=True)
class Pair:
    """An agent's channel and that of whom he speaks with."""

    agent: str
    other: str
    call: str


class AsteriskSwitch:
    """Carries out `Switch` on an Asterisk. Whoever owns it keeps `run` going."""

    is_simulated = False

    def __init__(self, account: Account, trunks: tuple[str, ...] = ()) -> None:
        self._trunks = trunks
        self._manager = ManagerClient(
            account, on_event=self._hear, on_connected=self._tell_found, on_lost=self._tell_lost
        )
        self._listeners: set[asyncio.Queue[SwitchEvent]] = set()
        self._holding: set[str] = set()

    async def run(self) -> None:
        """Stay connected, until cancelled."""
        await self._manager.run()

    async def wait_until_usable(self, seconds: float) -> None:
        """Return as soon as commands are taken."""
        await self._manager.wait_until_usable(seconds)

    async def events(self) -> AsyncIterator[SwitchEvent]:
        """Everything from now on; SWITCH_FOUND and SWITCH_LOST say when a snapshot is due."""
        unheard: asyncio.Queue[SwitchEvent] = asyncio.Queue(MOST_UNHEARD_EVENTS)
        self._listeners.add(unheard)
        try:
            while True:
                yield await unheard.get()
        finally:
            self._listeners.discard(unheard)

    def look_at(self, trunks: tuple[str, ...]) -> None:
        """From now on tell of these trunks."""
        self._trunks = trunks

    async def read_configuration(self) -> None:
        """Follow the files of the configuration as they are now; calls that run go on."""
        await self._manager.command("core reload")

    async def snapshot(self) -> SwitchSnapshot:
        status = await self._manager.ask_for_all("QueueStatus")
        channels = await self._manager.ask_for_all("CoreShowChannels")
        in_call = {agent_of(channel.get("Channel")) for channel in channels}
        return SwitchSnapshot(
            at=now(),
            agents=_agents([item for item in status if item.event == "QueueMember"], in_call),
            waiting=tuple(_waiting(item) for item in status if item.event == "QueueEntry"),
            calls=tuple(sorted({channel.get("Linkedid") for channel in channels})),
            trunks=standings(
                self._trunks, [channel.get("Channel") for channel in channels], await self._trunks_that_answer()
            ),
        )

    async def trunks(self) -> tuple[TrunkSnapshot, ...]:
        channels = await self._manager.ask_for_all("CoreShowChannels")
        return standings(
            self._trunks, [channel.get("Channel") for channel in channels], await self._trunks_that_answer()
        )

    async def _trunks_that_answer(self) -> dict[str, bool]:
        """Which trunks answer when they are asked for their options; one that is not asked is not named."""
        found: dict[str, bool] = {}
        for trunk in self._trunks:
            with contextlib.suppress(SwitchCommandRefused):
                for told in await self._manager.ask_for_all("PJSIPShowEndpoint", {"Endpoint": trunk}):
                    if told.get("Status") in CONTACT_STANDINGS:
                        found[trunk] = found.get(trunk, False) or CONTACT_STANDINGS[told.get("Status")]
        return found

    async def log_in(self, *, agent: str, skills: tuple[Skill, ...]) -> None:
        values.extension(agent, "agent")
        interface = f"PJSIP/{agent}"
        members = await self._manager.ask_for_all("QueueStatus", {"Member": interface})
        present = {member.get("Queue"): member.get("Penalty") for member in members if member.event == "QueueMember"}
        for skill in skills:
            one: dict[str, str | int] = {"Queue": skill.queue, "Interface": interface, "Penalty": skill.penalty}
            if skill.queue not in present:
                joining = {"MemberName": agent, "Paused": "true", "Reason": JUST_LOGGED_IN}
                await self._manager.send("QueueAdd", {**one, **joining})
            elif present[skill.queue] != str(skill.penalty):
                await self._manager.send("QueuePenalty", one)
        for queue in present.keys() - {skill.queue for skill in skills}:
            await self._manager.send("QueueRemove", {"Queue": queue, "Interface": interface})

    async def log_out(self, *, agent: str) -> None:
        await self.log_in(agent=agent, skills=())

    async def make_ready(self, *, agent: str) -> None:
        values.extension(agent, "agent")
        await self._manager.send("QueuePause", {"Interface": f"PJSIP/{agent}", "Paused": "false"})

    async def make_not_ready(self, *, agent: str, reason: str) -> None:
        values.extension(agent, "agent")
        await self._manager.send(
            "QueuePause", {"Interface": f"PJSIP/{agent}", "Paused": "true", "Reason": word(reason)}
        )

    async def transfer(self, *, agent: str, to: str) -> None:
        pair = await self._pair(agent)
        target = {"Context": dialplan.TRANSFER, "Exten": _dialled(to)}
        await self._manager.send("BlindTransfer", {"Channel": pair.agent, **target})

    async def join_three_way(self, *, agent: str, number: str) -> None:
        dialled = _dialled(number)
        pair = await self._confer(agent)
        await self._originate(
            f"Local/{dialled}@{dialplan.TRANSFER}/n", dialplan.CONFERENCE, pair.call, {"__CALL": pair.call}
        )

    async def hold(self, *, agent: str) -> None:
        pair = await self._part(agent, dialplan.HOLD, dialplan.HOLDING_AGENT)
        await self._set(pair.other, dialplan.HOLDER, pair.agent)
        self._tell_of(SwitchEventKind.HOLD_BEGAN, agent, pair.call)

    async def resume(self, *, agent: str) -> None:
        own, call = await self._channel(agent)
        await self._bridge_held(own, own)
        self._tell_of(SwitchEventKind.HOLD_ENDED, agent, call)

    async def consult(self, *, agent: str, to: str) -> None:
        pair = await self._part(agent, dialplan.TRANSFER, _dialled(to))
        self._tell_of(SwitchEventKind.HOLD_BEGAN, agent, pair.call)

    async def complete_consultation(self, *, agent: str) -> None:
        pair = await self._pair(agent)
        await self._bridge_held(pair.agent, pair.other)

    async def listen(self, *, team_leader: str, agent: str, ear: Ear) -> None:
        pair = await self._pair(agent)
        values.extension(team_leader, "team_leader")
        await self._originate(f"PJSIP/{team_leader}", EARS[ear], agent, {dialplan.HEARD_CALL: pair.call})

    async def barge_in(self, *, team_leader: str, agent: str) -> None:
        values.extension(team_leader, "team_leader")
        # Only a conference records whoever joins; a voice mixed in by the ear's way would be missing.
        pair = await self._confer(agent)
        given = {"__CALL": pair.call, dialplan.HEARD_CALL: pair.call}
        await self._originate(f"PJSIP/{team_leader}", dialplan.CONFERENCE, pair.call, given)

    async def dial(self, *, agent: str, number: str, reason: str, reference: str) -> None:
        values.extension(agent, "agent")
        variables = {dialplan.REASON: word(reason), "REFERENCE": word(reference)}
        await self._originate(f"PJSIP/{agent}", dialplan.OUTBOUND, _dialled(number), variables)

    async def hang_up(self, *, agent: str) -> None:
        channel, _ = await self._channel(agent)
        await self._manager.send("Hangup", {"Channel": channel, "Cause": "16"})

    async def refuse_number(self, *, number: str, until: datetime | None) -> None:
        await self._keep(dialplan.REFUSED_NUMBERS, number, str(int(until.timestamp())) if until else "")

    async def prefer_number(self, *, number: str, priority: int, until: datetime | None) -> None:
        values.bounded(priority, "priority", 0, 1000)
        kept = f"{priority}-{int(until.timestamp())}" if priority and until else ""
        await self._keep(dialplan.PRIORITIES, number, kept)

    async def forget_earlier_callers(self, *, at: datetime) -> None:
        # The day that begins next is spared too: the switch's clock may be ahead.
        for days in range(2, 6):
            weekday = (at - timedelta(days=days)).astimezone(UTC).isoweekday()
            with contextlib.suppress(SwitchCommandRefused):  # Nobody called that day.
                await self._manager.send("DBDelTree", {"Family": f"{dialplan.LATELY}-{weekday}"})

    async def limit_calls(self, *, at_most: int, until: datetime) -> None:
        values.bounded(at_most, "at_most", 1, 100_000)
        # The moment last: until it is written, the limit before it holds.
        for key, value in ((dialplan.MOST_CALLS, at_most), (dialplan.LIMITED_UNTIL, int(until.timestamp()))):
            await self._manager.send("DBPut", {"Family": dialplan.LIMIT, "Key": key, "Val": str(value)})

    async def _keep(self, family: str, number: str, value: str) -> None:
        values.number(number, "number")
        if value:
            await self._manager.send("DBPut", {"Family": family, "Key": number, "Val": value})
            return
        with contextlib.suppress(SwitchCommandRefused):  # It was not kept: nothing is to be dropped.
            await self._manager.send("DBDel", {"Family": family, "Key": number})

    async def _originate(self, channel: str, context: str, extension: str, variables: dict[str, str]) -> None:
        given = [f"{name}={value}" for name, value in variables.items()]
        await self._manager.send(
            "Originate",
            {
                "Channel": channel,
                "Context": context,
                "Exten": word(extension),
                "Priority": 1,
                "Timeout": RING_MILLISECONDS,
                "Async": "true",
                "Variable": given,
            },
        )

    async def _confer(self, agent: str) -> Pair:
        """Put an agent and whom he speaks with into a conference that is named as their call."""
        pair = await self._pair(agent)
        room = (dialplan.CONFERENCE, pair.call)
        await self._redirect(pair, other_to=room, agent_to=room)
        return pair

    async def _part(self, agent: str, context: str, extension: str) -> Pair:
        """Put the citizen on hold and the agent somewhere else; his channel remembers whom he holds."""
        pair = await self._pair(agent)
        await self._set(pair.agent, dialplan.HELD, pair.other)
        await self._run_at_end(pair.agent, dialplan.HOLDER_GONE)
        await self._run_at_end(pair.other, dialplan.HELD_GONE)
        await self._redirect(pair, other_to=(dialplan.HOLD, "s"), agent_to=(context, extension))
        return pair

    async def _set(self, channel: str, variable: str, value: str) -> None:
        await self._manager.send("Setvar", {"Channel": channel, "Variable": variable, "Value": value})

    async def _run_at_end(self, channel: str, context: str) -> None:
        """Have the channel run this context when it ends, in the place of what it was to run."""
        await self._set(channel, "CHANNEL(hangup_handler_wipe)", f"{context},s,1")

    async def _redirect(self, pair: Pair, *, other_to: tuple[str, str], agent_to: tuple[str, str]) -> None:
        """Send both to a context and extension each, in one step: apart, the first to go would hang up the other."""
        actions: dict[str, str | int] = {
            "Channel": pair.other,
            "Context": other_to[0],
            "Exten": other_to[1],
            "Priority": 1,
            "ExtraChannel": pair.agent,
            "ExtraContext": agent_to[0],
            "ExtraExten": agent_to[1],
            "ExtraPriority": 1,
        }
        await self._manager.send("Redirect", actions)

    async def _bridge_held(self, own: str, other: str) -> None:
        """Let whom the channel `own` holds speak with `other`; from now on he is held by nobody."""
        held = (await self._manager.send("Getvar", {"Channel": own, "Variable": dialplan.HELD})).get("Value")
        if not held:
            raise SwitchCommandRefused(command="Bridge", reason="nobody is on hold")
        # First, because the agent's channel may end as soon as another one is taken from it.
        await self._set(own, dialplan.HELD, "")
        try:
            # Whoever was put on hold a moment ago may still be on his way to the music, and is not taken from there.
            await self._manager.insist("Bridge", {"Channel1": held, "Channel2": other, "Tone": "no"})
        except SwitchCommandRefused:
            await self._set(own, dialplan.HELD, held)
            raise
        with contextlib.suppress(SwitchCommandRefused):  # He may have hung up already.
            await self._set(held, dialplan.HOLDER, "")

    async def _channel(self, agent: str) -> tuple[str, str]:
        """The agent's latest channel, and its call."""
        values.extension(agent, "agent")
        channels = await self._manager.ask_for_all("CoreShowChannels")
        found = [
            (channel.get("Channel"), channel.get("Linkedid"))
            for channel in channels
            if agent_of(channel.get("Channel")) == agent
        ]
        if not found:
            raise SwitchCommandRefused(command="CoreShowChannels", reason=f"{agent} is in no call")
        return found[-1]

    async def _pair(self, agent: str) -> Pair:
        values.extension(agent, "agent")
        channels = await self._manager.ask_for_all("CoreShowChannels")
        for own in channels:
            bridge = own.get("BridgeId")
            if agent_of(own.get("Channel")) != agent or not bridge:
                continue
            others = [one for one in channels if one.get("BridgeId") == bridge and one is not own]
            if others:
                return Pair(own.get("Channel"), others[0].get("Channel"), own.get("Linkedid"))
        raise SwitchCommandRefused(command="CoreShowChannels", reason=f"{agent} speaks with nobody")

    def _hear(self, message: Message) -> None:
        for event in translated(message):
            self._tell(event)

    def _is_news(self, event: SwitchEvent) -> bool:
        """The switch tells the end of a hold at every transfer too, whether or not anybody was held."""
        if event.kind is SwitchEventKind.HOLD_BEGAN:
            self._holding.add(event.agent)
        elif event.kind is SwitchEventKind.HOLD_ENDED:
            was_holding = event.agent in self._holding
            self._holding.discard(event.agent)
            return was_holding
        elif event.kind is SwitchEventKind.AGENT_RELEASED:
            self._holding.discard(event.agent)
        return True

    def _tell_of(self, kind: SwitchEventKind, agent: str, call: str) -> None:
        """Of a hold that the platform makes by moving channels, the switch itself tells nothing."""
        self._tell(SwitchEvent(kind=kind, at=now(), agent=agent, call=call))

    def _tell(self, event: SwitchEvent) -> None:
        if not self._is_news(event):
            return
        for unheard in self._listeners:
            if unheard.full():
                while not unheard.empty():
                    unheard.get_nowait()
                unheard.put_nowait(SwitchEvent(kind=SwitchEventKind.SWITCH_LOST, at=event.at))
            unheard.put_nowait(event)

    async def _tell_found(self, manager: ManagerClient) -> None:
        self._tell(SwitchEvent(kind=SwitchEventKind.SWITCH_FOUND, at=now()))

    def _tell_lost(self) -> None:
        self._tell(SwitchEvent(kind=SwitchEventKind.SWITCH_LOST, at=now()))


def _dialled(number: str) -> str:
    values.number(number, "number")
    return number.lstrip("+")


def _agents(members: list[Message], in_call: set[str]) -> tuple[AgentSnapshot, ...]:
    found: dict[str, list[Message]] = {}
    for member in members:
        found.setdefault(agent_of(member.get("Location")), []).append(member)
    return tuple(
        AgentSnapshot(
            agent=agent,
            queues=tuple(sorted(one.get("Queue") for one in own)),
            is_paused=any(one.get("Paused") == "1" for one in own),
            pause_reason=next((one.get("PausedReason") for one in own if one.get("PausedReason")), ""),
            is_in_call=agent in in_call,
        )
        for agent, own in sorted(found.items())
    )


def standings(
    trunks: tuple[str, ...], channels: list[str], answering: Mapping[str, bool] | None = None
) -> tuple[TrunkSnapshot, ...]:
    """Each trunk with the calls that run over it, and whether it answers where that was asked."""
    running = Counter(channel.removeprefix("PJSIP/").rpartition("-")[0] for channel in channels)
    return tuple(
        TrunkSnapshot(code=trunk, is_reachable=(answering or {}).get(trunk), running_calls=running[trunk])
        for trunk in trunks
    )


def _waiting(entry: Message) -> WaitingCaller:
    return WaitingCaller(
        call=entry.get("Uniqueid"),
        queue=entry.get("Queue"),
        caller_number=as_number(entry.get("CallerIDNum")),
        waited_seconds=int(entry.get("Wait") or 0),
        position=int(entry.get("Position") or 0),
    )
