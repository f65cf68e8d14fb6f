"""What an erasure takes, and what pages get of it."""

from ninja import Schema

from hotline.modules.workorders.selectors.retention import DueFiles

from .handling import Reason
from .input import Strict


class ErasureInput(Strict):
    reason: Reason
    dry_run: bool = True


class ErasureOutput(Schema):
    """How many files are due and held, with the numbers of the first hundred that are due; oldest first."""

    is_dry_run: bool
    due: int
    held: int
    numbers: list[str]

    @classmethod
    def of(cls, due: DueFiles, *, is_dry_run: bool) -> "ErasureOutput":
        """The files as pages get them."""
        return cls(is_dry_run=is_dry_run, due=due.count, held=due.held, numbers=list(due.numbers))
