"""Refusals of any step."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from hotline.kit.errors import Refusal


class StageNotReachable(Refusal):
    """The work order stands at a stage from which the step is not permitted: usually somebody else was first."""

    code = "stage_not_reachable"
    title = {
        "zh": "工单当前为“{current}”，不能进行“{step}”，可能已由他人处理。",
        "en": "The work order is at “{current}”; “{step}” is not possible, somebody else may have been first.",
    }
    next_step = {
        "zh": "请刷新工单查看最新进展，您填写的内容仍保留在页面上。",
        "en": "Reload the work order to see where it stands; what you typed is kept on the page.",
    }


@dataclass(frozen=True, slots=True)
class Change:
    """A step that was taken since, by whom and when, and the fields that it changed."""

    step: str
    actor: str
    at: datetime
    fields: tuple[str, ...]


class StaleVersion(Refusal):
    """The work order changed after the actor's page was loaded; `changes` tells what happened since, oldest first."""

    code = "stale_version"
    title = {
        "zh": "工单在您打开之后已有新的变化（您的版本 {seen}，最新版本 {current}）。",
        "en": "The work order has changed since you opened it (yours {seen}, now {current}).",
    }
    next_step = {
        "zh": "请刷新后确认再提交，您填写的内容仍保留在页面上。",
        "en": "Reload, check and submit again; what you typed is kept on the page.",
    }

    def __init__(self, *, seen: int, current: int, changes: Sequence[Change] = ()) -> None:
        super().__init__(seen=seen, current=current)
        self.changes = tuple(changes)

    def members(self) -> dict[str, object]:
        """What happened since, for the page to show beside what was typed."""
        return {"changes": [asdict(change) for change in self.changes]}


class NotYourPart(Refusal):
    """The step belongs to the department in the lead, and the actor's department is not that."""

    code = "not_your_part"
    status = 403
    title = {
        "zh": "贵单位不是该工单的主办单位，不能进行这一步。",
        "en": "Your department does not lead this work order, so it cannot take this step.",
    }
    next_step = {
        "zh": "协办单位请提交协办意见；如认为应由贵单位主办，请联系派单员。",
        "en": "A supporting department replies in support; ask a dispatcher if yours should lead.",
    }
