"""Call-backs over HTTP."""

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, StringConstraints

from .actions.record_result import CallbackResult
from .models import Callback
from .rules import Satisfaction


class CallbackInput(Schema):
    """The three answers, and the version that the page was showing."""

    model_config = ConfigDict(extra="forbid")

    was_reached: bool
    was_solved: bool | None = None
    satisfaction: Satisfaction | None = None
    comment: Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)] = ""
    version: int

    def result(self) -> CallbackResult:
        """The answers."""
        return CallbackResult(self.was_reached, self.was_solved, self.satisfaction, self.comment)


class CallbackOutput(Schema):
    """Where the call-back stands."""

    state: str
    attempts: int
    was_reached: bool
    was_solved: bool | None
    satisfaction: str | None
    comment: str

    @classmethod
    def of(cls, callback: Callback) -> "CallbackOutput":
        """The call-back as pages get it."""
        return cls(
            state="closed" if callback.closed_at else "open",
            attempts=callback.attempts,
            was_reached=bool(callback.was_reached),
            was_solved=callback.was_solved,
            satisfaction=callback.satisfaction or None,
            comment=callback.comment,
        )
