"""Write work orders with their history, requesters and call-backs."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from random import Random

from hotline.modules.callbacks.public import CallbackRow, load_callbacks
from hotline.modules.callbacks.rules import CallbackChannel, DissatisfactionReason, Solution
from hotline.modules.callbacks.rules.sampling import AlwaysGround, SelectionReason
from hotline.modules.demonstration.actions.lay_groundwork import Groundwork
from hotline.modules.demonstration.rules.grammar import draw
from hotline.modules.demonstration.rules.history import TakenStep, Who, steps_by
from hotline.modules.demonstration.rules.matters import grammar
from hotline.modules.demonstration.rules.moments import day_of, local_day, moment
from hotline.modules.demonstration.rules.orders import CallbackPlan, PlannedOrder
from hotline.modules.demonstration.rules.people import (
    enterprise_name,
    is_enterprise,
    phone_number,
    requester_name,
)
from hotline.modules.demonstration.rules.texts import OrderTexts, Writer
from hotline.modules.demonstration.rules.timeline import Handling
from hotline.modules.demonstration.rules.year import Plan
from hotline.modules.requesters.public import RequesterKind, RequesterRow, load_requesters
from hotline.modules.sla.public import ClockKind
from hotline.modules.supervision.public import LeaderItem, LeaderItemState
from hotline.modules.workorders.public import (
    Approval,
    AssignmentRow,
    ClockRow,
    HistoryRow,
    WorkOrderRow,
    load_history,
    load_number_series,
    load_parts,
    load_work_orders,
)
from hotline.modules.workorders.rules.lifecycle import Stage, Step
from hotline.modules.workorders.rules.words import ApprovalKind, Part, SendBackOutcome

_NO_DETAILS = "{}"
_NOBODY = "无人接听。"
_NOT_OURS, _BASIS, _UPHELD = "该事项不属于本单位职责。", "《市级部门职责分工》", "理由成立，改派。"
_LEADER, _REQUIREMENT = "值班市领导", "请承办单位限期办结并报告结果。"
_CONTACTED = "已电话联系诉求人，核实具体情况。"
_CALLING_BACK = frozenset({Step.TRY_CALLBACK, Step.RECORD_CALLBACK})
_STEPS_OF_DEPARTMENTS = frozenset(
    {
        Step.DISPATCH,
        Step.SEND_BACK,
        Step.UPHOLD_SEND_BACK,
        Step.ACKNOWLEDGE,
        Step.CONTACT,
        Step.REPLY,
        Step.RETURN_REPLY,
    }
)


class OrderBook:
    """Numbers orders and requesters through and writes them month by month."""

    def __init__(self, plan: Plan, groundwork: Groundwork, horizon: int, calendar_version: int) -> None:
        self._plan = plan
        self._groundwork = groundwork
        self._horizon = horizon
        self._calendar_version = calendar_version
        self._writer = Writer(plan.organisation)
        self._next = 1
        # Parts that ended are numbered behind all orders.
        self._next_ended_part = sum(len(month.orders) for month in plan.months)
        self._requesters: dict[int, int] = {}
        self._last_by_day: dict[date, int] = {}
        self._posts = {
            Who.DISPATCHER: [place + 1 for place in plan.staff.holding("dispatcher")],
            Who.DISPATCH_REVIEWER: [plan.staff.account_of("dispatch_reviewer") + 1],
            Who.REVIEWER: [place + 1 for place in plan.staff.holding("reviewer")],
        }
        self._supervisor = plan.staff.account_of("supervision_clerk") + 1
        self._agents = [place + 1 for place in plan.staff.agents]

    def write(self, rng: Random, orders: Sequence[PlannedOrder]) -> int:
        """Append orders, which come in order of registration; return how many."""
        requesters: list[RequesterRow] = []
        order_rows: list[WorkOrderRow] = []
        history: list[HistoryRow] = []
        parts: list[AssignmentRow] = []
        clocks: list[ClockRow] = []
        callbacks: list[CallbackRow] = []
        for order in orders:
            texts = self._writer.write(rng, order)
            taken = steps_by(order, self._horizon)
            identifier = self._next
            self._next += 1
            self._last_by_day[day_of(local_day(order.registered))] = order.running
            requester = self._requester(order, requesters)
            row = self._order_row(identifier, order, texts, taken, requester)
            order_rows.append(row)
            if order.handling is not None and row.dispatch_count:
                parts.extend(self._part_rows(row, order))
                clocks.extend(self._clock_rows(row, order.handling))
            comment = self._comment(rng, order.callback) if order.callback else ""
            history.extend(self._history(rng, identifier, order, texts, taken, comment))
            # A call-back is planned at completion: none where the order has not come so far.
            if order.callback is not None and order.callback.planned <= self._horizon:
                callbacks.append(self._callback_row(identifier, order.callback, comment))
        load_requesters(requesters)
        load_work_orders(order_rows)
        load_history(history)
        load_parts(parts, clocks)
        LeaderItem.objects.bulk_create(
            self._leader_item(row, order)
            for row, order in zip(order_rows, orders, strict=True)
            if order.is_leader_assigned
        )
        Approval.objects.bulk_create(
            (self._approval(row, order) for row, order in zip(order_rows, orders, strict=True) if order.sent_back),
            batch_size=1000,
        )
        load_callbacks(callbacks)
        return len(order_rows)

    def close(self) -> None:
        """Let the next registration continue the running numbers."""
        load_number_series(self._last_by_day)

    def _requester(self, order: PlannedOrder, rows: list[RequesterRow]) -> int | None:
        caller = order.caller
        if caller is None:
            return None
        known = self._requesters.get(caller)
        if known is not None:
            return known
        identifier = self._requesters[caller] = len(self._requesters) + 1
        town = self._plan.organisation.towns[order.town]
        kind = _kind_of(caller)
        is_firm = kind is RequesterKind.ENTERPRISE
        name = enterprise_name(caller, self._county_of(order)) if is_firm else requester_name(caller)
        rows.append(RequesterRow(identifier, kind.value, name, phone_number(caller), town.code))
        return identifier

    def _county_of(self, order: PlannedOrder) -> str:
        organisation = self._plan.organisation
        return organisation.city.counties[organisation.towns[order.town].county].name

    def _order_row(
        self, identifier: int, order: PlannedOrder, texts: OrderTexts, taken: list[TakenStep], requester: int | None
    ) -> WorkOrderRow:
        """The order as its history leaves it: each moment is that of the last step of its kind."""
        at = {step.step: moment(step.at) for step in taken}
        handling = order.handling if Step.DISPATCH in at else None
        limit = handling.limit if handling else None
        back = order.sent_back
        first_reply = moment(handling.replied) if handling and Step.REPLY in at else None
        reply = ""
        if order.answered_at_once or first_reply:
            reply = texts.reply_by(is_first=at.get(Step.REPLY) == first_reply)
        return WorkOrderRow(
            identifier, f"{day_of(local_day(order.registered)):%Y%m%d}{order.running:05}",
            order.request_type.value, order.urgency.value,
            texts.title, texts.content, self._groundwork.category_ids[order.matter],
            self._groundwork.first_town_id + order.town, texts.address, order.channel.value,
            requester, None if order.call is None else order.call + 1, order.is_confidential,
            "" if order.caller is None else _kind_of(order.caller).value, taken[-1].stage.value, len(taken),
            moment(order.registered), self._agents[order.agent],
            order.answered_at_once, None if handling is None or order.department is None else order.department + 1,
            at.get(Step.DISPATCH), at.get(Step.DISPATCH) if back is None else moment(back.dispatched),
            self._actor(Who.DISPATCHER, order) if handling else None,
            0 if handling is None else 1 + (back is not None), int(back is not None),
            sum(step.step is Step.RETURN_REPLY for step in taken),
            limit.amount if limit else None, limit.unit.value if limit else "",
            limit.rule_name if limit else "", moment(handling.due) if handling else None,
            moment(handling.acknowledge_due) if handling else None, at.get(Step.ACKNOWLEDGE),
            moment(handling.contact_due) if handling else None, at.get(Step.CONTACT),
            first_reply, at.get(Step.REPLY), reply,
            at.get(Step.ANSWER) or at.get(Step.ACCEPT_REPLY),
            taken[-1].stage is Stage.COMPLETED and order.callback is not None, at.get(Step.ARCHIVE),
            order.is_leader_assigned,
        )  # fmt: skip

    def _part_rows(self, row: WorkOrderRow, order: PlannedOrder) -> list[AssignmentRow]:
        """The part of the department in the lead has the order's number; before it that of one which sent it back."""
        lead = self._part_row(row, order)
        back = order.sent_back
        if back is None:
            return [lead]
        self._next_ended_part += 1
        ended = AssignmentRow(
            self._next_ended_part, row.id, back.department + 1, Part.LEAD.value, 1, moment(back.dispatched),
            lead.assigned_by_id, "", None, None, None, moment(back.decided), Step.UPHOLD_SEND_BACK.value,
        )  # fmt: skip
        return [ended, lead._replace(dispatch_number=2)]

    def _leader_item(self, row: WorkOrderRow, order: PlannedOrder) -> LeaderItem:
        """Given by a leader who answered calls himself, reported on and struck off at completion."""
        return LeaderItem(
            work_order_id=row.id,
            leader=_LEADER,
            requirement=_REQUIREMENT,
            state=LeaderItemState.APPROVED,
            assigned_at=row.registered_at,
            assigned_by_id=self._supervisor,
            report=row.reply,
            reported_at=moment(order.completed),
            reported_by_id=self._actor(Who.HANDLER, order),
            approved_at=moment(order.completed),
            approved_by_id=self._supervisor,
        )

    def _approval(self, row: WorkOrderRow, order: PlannedOrder) -> Approval:
        back = order.sent_back
        assert back is not None
        return Approval(
            work_order_id=row.id,
            kind=ApprovalKind.SEND_BACK,
            department_id=back.department + 1,
            requested_at=moment(back.asked),
            requested_by_id=self._actor(Who.DEPARTMENT_CLERK, order, back.department),
            reason=_NOT_OURS,
            basis=_BASIS,
            proposed_department_id=row.handling_department_id,
            outcome=SendBackOutcome.UPHELD,
            decided_at=moment(back.decided),
            decided_by_id=self._actor(Who.DISPATCH_REVIEWER, order),
            decision_note=_UPHELD,
        )

    def _part_row(self, row: WorkOrderRow, order: PlannedOrder) -> AssignmentRow:
        assert row.dispatched_at is not None and row.handling_department_id is not None
        return AssignmentRow(
            row.id, row.id, row.handling_department_id, Part.LEAD.value, 1, row.dispatched_at,
            self._actor(Who.DISPATCHER, order), "", row.acknowledged_at,
            self._actor(Who.DEPARTMENT_CLERK, order) if row.acknowledged_at else None, row.first_replied_at,
        )  # fmt: skip

    def _clock_rows(self, row: WorkOrderRow, handling: Handling) -> list[ClockRow]:
        """The clock of a department that has not replied yet; a clock that was met tells nothing new."""
        if row.first_replied_at is not None or row.dispatched_at is None or row.handling_due_at is None:
            return []
        limit, due = handling.limit, row.handling_due_at
        warning = due if due > moment(self._horizon) else None
        return [
            ClockRow(
                row.id, row.id, ClockKind.HANDLE.value, row.dispatched_at, limit.amount, limit.unit.value,
                limit.rule_code, limit.rule_name, limit.legal_basis, self._calendar_version, [], due, False,
                warning, 100 if warning else None,
            )
        ]  # fmt: skip

    def _history(
        self, rng: Random, identifier: int, order: PlannedOrder, texts: OrderTexts, taken: list[TakenStep], comment: str
    ) -> list[HistoryRow]:
        rows: list[HistoryRow] = []
        calls_back = 0
        for sequence, step in enumerate(taken, 1):
            kind, details = step.step, _NO_DETAILS
            if kind is Step.ANSWER:
                note = texts.reply
            elif kind is Step.REPLY:
                note = texts.reply_by(is_first=order.handling is not None and step.at == order.handling.replied)
            elif kind is Step.CONTACT:
                note = _CONTACTED
            elif kind in _CALLING_BACK and order.callback is not None:
                calls_back += 1
                is_last = kind is Step.RECORD_CALLBACK
                note = comment if is_last else _NOBODY
                details = _callback_details(order.callback, calls_back, is_last)
            else:
                note = self._writer.note(rng, kind, order)
            if kind is Step.DISPATCH and order.handling is not None:
                details = _dispatch_details(order, is_first=sequence == 2)
            rows.append(
                HistoryRow(
                    identifier, sequence, kind.value, step.stage.value, moment(step.at),
                    self._actor(step.who, order, step.department),
                    _department_of(step, order) if kind in _STEPS_OF_DEPARTMENTS else None, note, details,
                )
            )  # fmt: skip
        return rows

    def _actor(self, who: Who, order: PlannedOrder, department: int | None = None) -> int:
        department = order.department if department is None else department
        if who is Who.AGENT:
            return self._agents[order.agent]
        if who is Who.DEPARTMENT_CLERK:
            return self._plan.staff.clerks[department or 0] + 1
        if who is Who.HANDLER:
            return self._plan.staff.handlers[department or 0] + 1
        if who is Who.CALLBACK_CLERK and order.callback is not None:
            return self._agents[order.callback.clerk or 0]
        posts = self._posts[who]
        return posts[order.registered % len(posts)]

    @staticmethod
    def _comment(rng: Random, plan: CallbackPlan) -> str:
        if plan.tried is None:
            return ""
        if not plan.was_reached:
            name = "comment_unreached"
        elif plan.satisfaction in ("dissatisfied", "very_dissatisfied"):
            name = "comment_dissatisfied"
        elif plan.satisfaction == "neutral":
            name = "comment_neutral"
        else:
            name = "comment_satisfied"
        return draw(rng.random, grammar().named(name), {})

    def _callback_row(self, identifier: int, plan: CallbackPlan, comment: str) -> CallbackRow:
        tried = _moment(plan.tried)
        return CallbackRow(
            identifier,
            moment(plan.planned),
            plan.attempts,
            tried,
            None if plan.clerk is None else self._agents[plan.clerk],
            plan.was_reached,
            _solution(plan.was_solved),
            plan.satisfaction,
            _reason(plan, identifier),
            "" if tried is None else CallbackChannel.PHONE.value,
            comment,
            tried,
            SelectionReason.ALWAYS.value if plan.was_dissatisfied else "",
            AlwaysGround.DISSATISFIED.value if plan.was_dissatisfied else "",
        )


def _kind_of(caller: int) -> RequesterKind:
    return RequesterKind.ENTERPRISE if is_enterprise(caller) else RequesterKind.PERSON


def _solution(was_solved: bool | None) -> str:
    if was_solved is None:
        return ""
    return (Solution.SOLVED if was_solved else Solution.UNSOLVED).value


def _reason(plan: CallbackPlan, identifier: int) -> str:
    """What a dissatisfied requester names; most are dissatisfied with the result."""
    if plan.satisfaction not in ("dissatisfied", "very_dissatisfied"):
        return ""
    reasons = list(DissatisfactionReason)
    return (reasons[identifier % len(reasons)] if identifier % 2 else DissatisfactionReason.RESULT).value


def _moment(second: int | None) -> datetime | None:
    return None if second is None else moment(second)


def _department_of(step: TakenStep, order: PlannedOrder) -> int | None:
    department = order.department if step.department is None else step.department
    return None if department is None else department + 1


def _dispatch_details(order: PlannedOrder, *, is_first: bool) -> str:
    handling, back = order.handling, order.sent_back
    assert handling is not None
    due = back.due if back is not None and is_first else handling.due
    return json.dumps({"due_at": moment(due).isoformat(), "limit": handling.limit.rule_name}, ensure_ascii=False)


def _callback_details(plan: CallbackPlan, attempt: int, is_last: bool) -> str:
    was_reached = bool(plan.was_reached) and is_last
    return json.dumps(
        {
            "was_reached": was_reached,
            "was_solved": plan.was_solved if was_reached else None,
            "solution": _solution(plan.was_solved) if was_reached else None,
            "satisfaction": str(plan.satisfaction) if was_reached else None,
            "attempt": attempt,
        }
    )
