"""What a person asks of a seat, as it is handed to the process that is connected with the switch."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from . import switch_values as values
from .seats import SeatStep


class CommandKind(StrEnum):
    """What is to be done."""

    LOG_IN = "log_in"
    LOG_OUT = "log_out"
    MAKE_READY = "make_ready"
    MAKE_NOT_READY = "make_not_ready"
    END_AFTER_CALL_WORK = "end_after_call_work"
    HANG_UP = "hang_up"
    HOLD = "hold"
    RESUME = "resume"
    TRANSFER = "transfer"
    CONSULT = "consult"
    COMPLETE_CONSULTATION = "complete_consultation"
    JOIN_THREE_WAY = "join_three_way"
    DIAL = "dial"
    MONITOR = "monitor"
    WHISPER = "whisper"
    BARGE_IN = "barge_in"
    PLACE_SIMULATED_CALL = "place_simulated_call"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatCommand:
    """One command for the seat of `account`; `asked_by` is who asks.

    `extension` is the telephone to log in at, or a team leader's own. `to` is a number that is dialled; `reason` and
    `reference` are codes: why an agent is not ready or why somebody is dialled, and what it is about.
    """

    kind: CommandKind
    account: str
    asked_by: str
    extension: str = ""
    to: str = ""
    reason: str = ""
    reference: str = ""
    queue: str = ""

    def __post_init__(self) -> None:
        if self.extension:
            values.extension(self.extension, "extension")
        if self.to:
            values.number(self.to, "to")
        for name in ("reason", "reference", "queue"):
            value = getattr(self, name)
            if value:
                values.code(value, name)

    def as_told(self) -> dict[str, str]:
        """The command as plain words."""
        return {name: str(value) for name, value in asdict(self).items()}

    @classmethod
    def of(cls, told: dict[str, str]) -> "SeatCommand":
        """The command from its plain words."""
        return cls(**{**told, "kind": CommandKind(told["kind"])})  # type: ignore[arg-type]


# The steps that a command means for the seat by itself, whatever the switch tells.
RESTS = {
    CommandKind.LOG_OUT: SeatStep.LOGGED_OUT,
    CommandKind.MAKE_READY: SeatStep.MADE_READY,
    CommandKind.MAKE_NOT_READY: SeatStep.MADE_NOT_READY,
}
HELD_BY = {
    CommandKind.HOLD: SeatStep.HELD,
    CommandKind.CONSULT: SeatStep.HELD,
    CommandKind.RESUME: SeatStep.RESUMED,
}
