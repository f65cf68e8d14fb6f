"""From figures, lists, policies and the roster to what pages get."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from hotline.kit.rates import show_percentage
from hotline.modules.supervision.models import DailyList, DutyOfficer, SupervisionPolicy
from hotline.modules.supervision.rules.terms import Terms
from hotline.modules.supervision.selectors.board import Board
from hotline.modules.supervision.selectors.of_work_order import SupervisionOfOrder
from hotline.modules.supervision.selectors.performance import RankedDepartment
from hotline.modules.workorders.public import WorkOrder

from . import output as outputs
from . import presentation
from .presentation import Reader, named


def of_work_order(found: SupervisionOfOrder, reader: Reader) -> outputs.OrderSupervisionOutput:
    """Everything of supervision that belongs to a work order."""
    item = found.leader_item
    return outputs.OrderSupervisionOutput(
        reminders=[presentation.reminder(each, reader) for each in found.reminders],
        notices=[presentation.notice(each, reader) for each in found.notices],
        proposals=[presentation.proposal(each, reader) for each in found.proposals],
        instructions=[presentation.instruction(each, reader) for each in found.instructions],
        leader_item=presentation.leader_item(item, reader) if item else None,
        accountability=[presentation.case(each, reader) for each in found.accountability],
        escalations=[presentation.escalation(each) for each in found.escalations],
    )


def leaders_board(board: Board, reader: Reader) -> outputs.LeadersBoardOutput:
    """The leaders' board."""
    enterprises = board.key_enterprises
    items, instructions = board.leader_items, board.instructions
    reader.look_up([*(one.work_order_id for one in items), *(one.work_order_id for one in instructions)])
    return outputs.LeadersBoardOutput(
        key_enterprises=outputs.KeyEnterpriseBoardOutput(
            open=enterprises.open,
            overdue=enterprises.overdue,
            done_30_days=enterprises.done_30_days,
            items=[_pressing(each, reader) for each in enterprises.items],
        )
        if enterprises
        else None,
        leader_items=outputs.BoardItemsOutput(
            open=board.leader_items_open,
            late=board.leader_items_late,
            items=[presentation.leader_item(each, reader) for each in board.leader_items],
        ),
        instructions=outputs.BoardInstructionsOutput(
            open=board.instructions_open,
            late=board.instructions_late,
            items=[presentation.instruction(each, reader) for each in board.instructions],
        ),
        focus_areas=[outputs.FocusAreaOutput(**asdict(each)) for each in board.focus_areas],
    )


def _pressing(work_order: WorkOrder, reader: Reader) -> outputs.PressingOrderOutput:
    department = work_order.handling_department
    return outputs.PressingOrderOutput(
        number=work_order.number,
        title=work_order.title,
        stage=work_order.stage,
        department=named(department) if department else None,
        registered_at=work_order.registered_at,
        handling_due_at=work_order.handling_due_at,
        is_overdue=work_order.is_overdue(reader.at),
    )


def ranking(
    rows: Iterable[RankedDepartment], first_day: date, last_day: date, smallest_sample: int
) -> outputs.RankingOutput:
    """Departments in order; a rate without any case is “—”."""
    return outputs.RankingOutput(
        first_day=first_day,
        last_day=last_day,
        smallest_sample=smallest_sample,
        items=[
            outputs.RankedOutput(
                rank=row.rank,
                department=named(row.department),
                due=row.performance.due,
                on_time=row.performance.on_time,
                on_time_rate=show_percentage(row.performance.on_time_rate),
                overdue=row.overdue,
                send_backs_refused=row.send_backs_refused,
                reminders=row.reminders,
                reworks=row.reworks,
                notices=row.notices,
            )
            for row in rows
        ],
    )


def daily_lists(day: date, found: Iterable[DailyList]) -> outputs.DailyListsOutput:
    """The lists of a morning."""
    return outputs.DailyListsOutput(
        day=day,
        items=[
            outputs.DailyListOutput(
                kind=each.kind,
                department=named(each.department) if each.department else None,
                focus_area=each.focus_area,
                count=len(each.numbers),
                numbers=each.numbers,
                made_at=each.made_at,
            )
            for each in found
        ],
    )


def policies(found: Iterable[SupervisionPolicy]) -> outputs.PoliciesOutput:
    """Every publication, the newest first, and at the end what the platform comes with."""
    first = outputs.SupervisionPolicyOutput(
        number=0, published_at=None, published_by_name=None, note="", terms=_terms(Terms())
    )
    return outputs.PoliciesOutput(items=[*(policy(each) for each in found), first])


def policy(found: SupervisionPolicy) -> outputs.SupervisionPolicyOutput:
    """A publication of the policy."""
    return outputs.SupervisionPolicyOutput(
        number=found.number,
        published_at=found.published_at,
        published_by_name=found.published_by.name if found.published_by else None,
        note=found.note,
        terms=_terms(found.terms),
    )


def _terms(terms: Terms) -> outputs.TermsOutput:
    values = asdict(terms) | {"accountability_rate": f"{terms.accountability_rate.normalize():f}"}
    return outputs.TermsOutput(**values)


def duty(found: DutyOfficer) -> outputs.DutyOutput:
    """Who is on duty and when."""
    return outputs.DutyOutput(
        id=found.pk,
        department=named(found.department) if found.department else None,
        name=found.name,
        phone_number=found.phone_number,
        account=found.person.account if found.person else None,
        starts_at=found.starts_at,
        ends_at=found.ends_at,
    )
