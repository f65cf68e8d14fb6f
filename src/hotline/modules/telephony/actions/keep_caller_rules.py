"""Keep the switch told of the numbers that are refused or answered first."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hotline.modules.telephony.ports import Switch

from .caller_rules import numbers_to_keep

InThread = Callable[[Callable[[], None]], Awaitable[None]]


@dataclass
class CallerRuleKeeper:
    """What the switch was told of numbers. It keeps them itself, so calls need no platform."""

    told: dict[str, tuple[bool, int]] = field(default_factory=dict)

    def forget(self) -> None:
        """The switch may have begun anew: everything is told once more."""
        self.told.clear()

    async def keep(self, switch: Switch, *, at: datetime, in_thread: InThread) -> None:
        """Tell the switch what differs from what it was told; refuses as the switch does."""
        wanted: dict[str, tuple[bool, int]] = {}
        await in_thread(lambda: wanted.update(numbers_to_keep(at=at)))
        for number, treatment in _changes(self.told, wanted).items():
            is_refused, priority = treatment
            await switch.refuse_number(number=number, is_refused=is_refused)
            await switch.prefer_number(number=number, priority=priority)
            self.told[number] = treatment


def _changes(
    told: Mapping[str, tuple[bool, int]], wanted: Mapping[str, tuple[bool, int]]
) -> Mapping[str, tuple[bool, int]]:
    return {number: treatment for number, treatment in wanted.items() if told.get(number) != treatment}
