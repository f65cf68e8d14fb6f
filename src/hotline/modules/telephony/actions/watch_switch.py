"""Hold the connection with the switch: hear it, keep the live picture, and carry out what pages ask for."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol, runtime_checkable

from django.db import InterfaceError, OperationalError

from hotline.kit import threads
from hotline.kit.errors import Refusal
from hotline.modules.telephony.errors import SeatUnknown, SwitchNotSimulated
from hotline.modules.telephony.models import Seat, SwitchStanding
from hotline.modules.telephony.ports import Ear, Switch, SwitchEvent, SwitchEventKind
from hotline.modules.telephony.rules import SIMULATED, SWITCH, AgentState
from hotline.modules.telephony.rules.live_picture import CallFace, LivePicture, SeatChange, SeatPicture
from hotline.modules.telephony.rules.overload import REFUSED_FOR, calls_to_carry
from hotline.modules.telephony.rules.seat_commands import HELD_BY, RESTS, CommandKind, SeatCommand
from hotline.modules.telephony.rules.seats import AFTER_CALL_REASON, NO_ANSWER_REASON, SeatStep, Told
from hotline.modules.telephony.rules.switch_settings import Skill
from hotline.modules.telephony.selectors.live_view import policy

from .follow_switch import follow
from .keep_caller_rules import CallerRuleKeeper
from .keep_picture import InThread, PictureKeeper
from .take_up_picture import kept, told, waiting
from .watch_sound import SoundWatch

logger = logging.getLogger(__name__)

TICK_SECONDS = 1.0
TRUNKS_EVERY_TICKS = 10
POLICY_EVERY_TICKS = 5
SOUND_EVERY_TICKS = 20


@runtime_checkable
class TakesSimulatedCalls(Protocol):
    """A switch on which somebody who does not exist can call."""

    def place_call(self, caller_number: str, queue: str) -> str:
        """Let the number call and wait in that queue; gives the call's identity."""


class SwitchWatch:
    """The live picture of one switch. `skills` says which queues each telephone serves, `clock` what time it is."""

    def __init__(
        self,
        switch: Switch,
        *,
        skills: Mapping[str, tuple[Skill, ...]],
        queues: tuple[str, ...],
        clock: Callable[[], datetime],
        in_thread: InThread | None = None,
    ) -> None:
        self.switch = switch
        self.picture = LivePicture()
        self.source = SIMULATED if switch.is_simulated else SWITCH
        self._skills = skills
        self._clock = clock
        self._in_thread = in_thread or threads.in_thread
        self._own_thread = threads.OwnThread()
        self._keeper = PictureKeeper(
            self.picture,
            source=self.source,
            is_simulated=switch.is_simulated,
            clock=clock,
            in_thread=in_thread or self._own_thread,
        )
        self._keeper.queues = queues
        self._ticks = 0
        self._caller_rules = CallerRuleKeeper()
        self._after_call = timedelta(seconds=120)
        self._sound = SoundWatch()
        self._lock = asyncio.Lock()

    def serve(self, *, skills: Mapping[str, tuple[Skill, ...]], queues: tuple[str, ...]) -> None:
        """Go on by other settings; whoever is logged in keeps his queues until he logs in again."""
        self._skills, self._keeper.queues = skills, queues
        self._keeper.forget_queues()

    async def begin(self) -> None:
        """Take up the picture that was kept, then ask the switch how things stand.

        What happened since the switch was last heard nobody saw: until now the seats are not certain.
        """
        await self._in_thread(self._read)
        await self.look()

    async def run(self) -> None:
        """Hear the switch until cancelled. Writing goes on beside it: while the database is away seats are served."""
        events = self.switch.events()
        try:
            await self.begin()
            async with asyncio.TaskGroup() as group:
                group.create_task(self._every_tick(self._pass_time_at_once))
                group.create_task(self._every_tick(self._look_around))
                group.create_task(self._keeper.write_for_ever())
                async for event in events:
                    for change in await self._follow(event):
                        # The next event does not wait for the switch's answer: on a full machine that takes a while.
                        group.create_task(self._act_on(change))
                    self._keeper.wake()
        finally:
            self._own_thread.give_back()

    async def hear(self, event: SwitchEvent) -> None:
        """Follow one event, do what follows from it and keep what changed."""
        for change in await self._follow(event):
            await self._act_on(change)
        await self.write()

    async def _follow(self, event: SwitchEvent) -> Sequence[SeatChange]:
        changes: Sequence[SeatChange] = ()
        if event.kind is SwitchEventKind.SWITCH_LOST:
            self._keeper.is_reachable = False
            self._keeper.add(self.picture.lose(at=event.at))
        elif event.kind is SwitchEventKind.SWITCH_FOUND:
            await self._look()
        elif event.kind is SwitchEventKind.AGENT_CHANGED:
            await self._look_at_resting(event)
        else:
            changes = follow(self.picture, event)
            self._keeper.add(changes)
        if event.kind in QUEUE_EVENTS:
            self._keeper.forget_queues()
        return changes

    async def look(self) -> None:
        """Ask the switch how things stand; what it says takes the place of what was known."""
        await self._look()
        await self.write()

    async def _look(self) -> None:
        try:
            snapshot = await self.switch.snapshot()
        except Refusal:
            self._keeper.is_reachable = False
            self._keeper.add(self.picture.lose(at=self._clock()))
        else:
            self._keeper.is_reachable = True
            self._caller_rules.forget()
            self._keeper.add(self.picture.reconcile(told(snapshot), waiting(snapshot), at=snapshot.at))
            self._keeper.put_trunks(snapshot.trunks)
        self._keeper.forget_queues()

    async def tick(self) -> None:
        """What the passing of time brings: the end of after-call work, the trunks, a sign that the switch is heard."""
        await self._look_around()
        await self._pass_time()
        await self.write()
        await self._keeper.sign()

    async def _look_around(self) -> None:
        """What may wait for the database, and must not hold up the seats when that is away."""
        self._ticks += 1
        if self._ticks % POLICY_EVERY_TICKS == 0:
            await self._take_up_policy()
        if self._ticks % TRUNKS_EVERY_TICKS == 0 and self._keeper.is_reachable:
            await self._look_at_trunks()
            await self._keep_caller_rules()
        if self._ticks % SOUND_EVERY_TICKS == 0 and self._keeper.is_reachable:
            await self._look_at_sound()

    async def _pass_time(self) -> None:
        for seat in self._overdue():
            await self._end_overdue_work(seat)

    async def _pass_time_at_once(self) -> None:
        # One after the other they would be ended no faster than a full machine's switch answers.
        await asyncio.gather(*(self._end_overdue_work(seat) for seat in self._overdue()))

    def _overdue(self) -> Sequence[SeatPicture]:
        return self.picture.end_after_call_work(self._after_call, at=self._clock())

    async def _end_overdue_work(self, seat: SeatPicture) -> None:
        try:
            await self._end_after_call_work(seat)
        except Refusal as refusal:
            logger.info("after-call work of a seat could not be ended: %s", refusal)

    async def carry_out(self, command: SeatCommand) -> None:
        """Have the switch do it and follow what it means for the seat; refuses as the switch does."""
        async with self._lock:
            await self._carry_out(command)
        await self.write()

    async def write(self) -> None:
        """Keep what is not kept yet."""
        await self._keeper.write()

    async def _carry_out(self, command: SeatCommand) -> None:
        if command.kind is CommandKind.LOG_IN:
            skills = self._skills.get(command.extension, ())
            await self.switch.log_in(agent=command.extension, skills=skills)
            self._keeper.add(self.picture.log_in(command.account, command.extension, at=self._clock()))
            return
        if command.kind is CommandKind.PLACE_SIMULATED_CALL:
            if not isinstance(self.switch, TakesSimulatedCalls):
                raise SwitchNotSimulated
            self.switch.place_call(command.to, command.queue)
            return
        seat = self._seat(command.account)
        if command.kind is CommandKind.END_AFTER_CALL_WORK:
            await self._end_after_call_work(seat)
        elif command.kind in RESTS:
            await self._rest(seat, command)
        else:
            await self._speak(seat, command)

    def _seat(self, account: str) -> SeatPicture:
        seat = self.picture.seats.get(account)
        if seat is None or seat.standing.state is None:
            raise SeatUnknown(account=account)
        return seat

    async def _rest(self, seat: SeatPicture, command: SeatCommand) -> None:
        is_busy = seat.standing.state in SPEAKING
        if command.kind is CommandKind.LOG_OUT:
            await self.switch.log_out(agent=seat.extension)
        elif not is_busy and command.kind is CommandKind.MAKE_READY:
            await self.switch.make_ready(agent=seat.extension)
        elif not is_busy:
            await self.switch.make_not_ready(agent=seat.extension, reason=command.reason)
        self._step(seat.account, RESTS[command.kind], reason=command.reason)

    async def _speak(self, seat: SeatPicture, command: SeatCommand) -> None:
        switch, agent = self.switch, seat.extension
        match command.kind:
            case CommandKind.HANG_UP:
                await switch.hang_up(agent=agent)
            case CommandKind.HOLD:
                await switch.hold(agent=agent)
            case CommandKind.RESUME:
                await switch.resume(agent=agent)
            case CommandKind.TRANSFER:
                await switch.transfer(agent=agent, to=command.to)
            case CommandKind.CONSULT:
                await switch.consult(agent=agent, to=command.to)
            case CommandKind.COMPLETE_CONSULTATION:
                await switch.complete_consultation(agent=agent)
            case CommandKind.JOIN_THREE_WAY:
                await switch.join_three_way(agent=agent, number=command.to)
            case CommandKind.DIAL:
                await self._dial(seat, command)
            case CommandKind.BARGE_IN:
                await switch.barge_in(team_leader=command.extension, agent=agent)
            case CommandKind.MONITOR | CommandKind.WHISPER:
                await switch.listen(team_leader=command.extension, agent=agent, ear=Ear(command.kind.value))
        # A switch on which the platform moves the channels tells nothing of a hold.
        if command.kind in HELD_BY:
            self._step(seat.account, HELD_BY[command.kind])

    async def _dial(self, seat: SeatPicture, command: SeatCommand) -> None:
        face = CallFace(caller_number=command.to, is_outbound=True, reference=command.reference)
        self.picture.dialled[seat.extension] = face
        try:
            await self.switch.dial(
                agent=seat.extension, number=command.to, reason=command.reason, reference=command.reference
            )
        except Refusal:
            self.picture.dialled.pop(seat.extension, None)
            raise

    async def _end_after_call_work(self, seat: SeatPicture) -> None:
        wanted = seat.standing.wants_not_ready
        if wanted:
            await self.switch.make_not_ready(agent=seat.extension, reason=wanted)
        else:
            await self.switch.make_ready(agent=seat.extension)
        self._step(seat.account, SeatStep.AFTER_CALL_WORK_ENDED)

    async def _act_on(self, change: SeatChange) -> None:
        """Hold back further calls while somebody works on the last one, and name why somebody is not ready."""
        reason = ACTED_ON.get(change.step)
        if reason is None:
            return
        try:
            await self.switch.make_not_ready(agent=change.after.extension, reason=reason)
        except Refusal as refusal:
            logger.warning("a seat could not be held back: %s", refusal)

    async def _look_at_resting(self, event: SwitchEvent) -> None:
        seat = self.picture.at_telephone(event.agent)
        if seat is None or seat.standing.is_busy:
            return
        if event.is_paused is not None:
            # Asking how everybody stands whenever one pauses would cost the square of the seats.
            found: Told | None = Told(event.is_paused, event.reason, bool(event.is_in_call))
        else:
            try:
                found = told(await self.switch.snapshot()).get(event.agent)
            except Refusal:
                return
            seat = self.picture.at_telephone(event.agent)
        if seat is None or seat.standing.is_busy or (found is not None and found.is_in_call):
            return
        self._keeper.add(self.picture.reconcile_one(seat, found, at=event.at))

    async def _look_at_trunks(self) -> None:
        try:
            self._keeper.put_trunks(await self.switch.trunks())
        except Refusal as refusal:
            logger.info("the trunks could not be looked at: %s", refusal)

    async def _keep_caller_rules(self) -> None:
        try:
            await self._caller_rules.keep(self.switch, at=self._clock(), in_thread=self._in_thread)
        except (Refusal, OperationalError, InterfaceError) as failure:
            logger.info("the switch could not be told of callers' numbers: %s", failure)

    async def _look_at_sound(self) -> None:
        running = frozenset(self.picture.faces)
        losing: list[bool] = []
        try:
            await self._in_thread(lambda: losing.append(self._sound.look(running, at=self._clock())))
            if any(losing):
                most = calls_to_carry(len(running))
                logger.warning("running calls lose sound: no more than %s calls are let in", most)
                await self.switch.limit_calls(at_most=most, until=self._clock() + REFUSED_FOR)
                self._keeper.forget_live_view()
        except (Refusal, OperationalError, InterfaceError, OSError) as failure:
            logger.info("it could not be seen whether calls lose sound: %s", failure)

    def _step(self, account: str, step: SeatStep, reason: str = "") -> None:
        self._keeper.add(self.picture.step(account, step, at=self._clock(), reason=reason))

    async def _every_tick(self, do: Callable[[], Awaitable[None]]) -> None:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            await do()

    async def _take_up_policy(self) -> None:
        try:
            await self._in_thread(self._read_policy)
        except (OperationalError, InterfaceError) as failure:
            logger.info("the limit of after-call work could not be read: %s", failure)

    def _read_policy(self) -> None:
        self._after_call = timedelta(seconds=policy().after_call_seconds)

    def _read(self) -> None:
        self._read_policy()
        for seat in Seat.objects.exclude(state="").select_related("agent"):
            self.picture.seats[seat.agent.account] = kept(seat)
        former = SwitchStanding.objects.filter(id=1).first()
        if former is not None:
            self._keeper.add(self.picture.lose(at=former.heard_at))


SPEAKING = frozenset({AgentState.OFFERED, AgentState.TALKING, AgentState.HOLDING})
ACTED_ON: dict[SeatStep | None, str] = {
    SeatStep.CONNECTED: AFTER_CALL_REASON,
    SeatStep.OFFER_MISSED: NO_ANSWER_REASON,
}
QUEUE_EVENTS = frozenset({SwitchEventKind.QUEUE_ENTERED, SwitchEventKind.QUEUE_LEFT, SwitchEventKind.CALL_ENDED})
