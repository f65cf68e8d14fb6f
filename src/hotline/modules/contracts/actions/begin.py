"""How every change of a project's books begins: permitted, and nobody else changes them meanwhile."""

from datetime import date
from decimal import Decimal

from hotline.kit.errors import InvalidInput, NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.contracts.models import BudgetLine, Project


def begin(code: str, *, by: Actor, may: Permission) -> Project:
    """The project, locked until the transaction ends; the changes of its books come one after the other."""
    if not by.may(may):
        raise NotPermitted
    project = Project.objects.select_for_update().filter(code=code).first()
    if project is None:
        raise NotFound(what=code)
    return project


def line_of(project: Project, code: str) -> BudgetLine:
    """A budget line of the project."""
    line = BudgetLine.objects.filter(project=project, code=code).first()
    if line is None:
        raise NotFound(what=code)
    return line


def ensure_not_in_future(day: date, today: date, field: str) -> None:
    """Refuse a day that has not come."""
    if day > today:
        raise InvalidInput(field=field, reason_zh="日期不能晚于今天。", reason_en="the day has not come yet.")


def ensure_above_zero(amount: Decimal, field: str = "amount") -> None:
    """Refuse an amount that is not above zero, or that has parts of a fen."""
    if amount <= 0 or amount != amount.quantize(Decimal("0.01")):
        raise InvalidInput(
            field=field,
            reason_zh="金额应大于0，最多两位小数。",
            reason_en="an amount is above zero and has two decimal places at most.",
        )
