"""Keep the switch told of the numbers that are refused or answered first."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from hotline.modules.telephony.ports import Switch
from hotline.modules.telephony.rules.caller_rules import Treatment

from .caller_rules import end_caller_rules_that_are_over, numbers_to_keep

InThread = Callable[[Callable[[], None]], Awaitable[None]]


@dataclass
class CallerRuleKeeper:
    """What the switch was told of numbers. It keeps them itself, so calls need no platform."""

    told: dict[str, Treatment] = field(default_factory=dict)
    # The day for which the switch last forgot who called before.
    forgot_on: date | None = None

    def forget(self) -> None:
        """The switch may have begun anew: everything is told once more."""
        self.told.clear()
        self.forgot_on = None

    async def keep(self, switch: Switch, *, at: datetime, in_thread: InThread) -> None:
        """Tell the switch what differs from what it was told; refuses as the switch does."""
        wanted: dict[str, Treatment] = {}
        await in_thread(lambda: wanted.update(_wanted(at)))
        for number, treatment in _changes(self.told, wanted).items():
            await switch.refuse_number(number=number, until=treatment.until if treatment.is_refused else None)
            await switch.prefer_number(number=number, priority=treatment.priority, until=treatment.until)
            self.told[number] = treatment
        if self.forgot_on != at.astimezone(UTC).date():
            await switch.forget_earlier_callers(at=at)
            self.forgot_on = at.astimezone(UTC).date()


def _wanted(at: datetime) -> Mapping[str, Treatment]:
    end_caller_rules_that_are_over(at=at)
    return numbers_to_keep(at=at)


def _changes(told: Mapping[str, Treatment], wanted: Mapping[str, Treatment]) -> Mapping[str, Treatment]:
    return {number: treatment for number, treatment in wanted.items() if told.get(number) != treatment}
