"""What a work order's page shows, and to whom."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from tests.support import City, ClientFactory, PersonFactory

from hotline.modules.access.models import Person
from hotline.modules.access.public import actor_of
from hotline.modules.telephony.models import Call, Queue
from hotline.modules.telephony.rules import CallOutcome
from hotline.modules.workorders.actions.amend import Amendment, amend
from hotline.modules.workorders.actions.assign import Parts
from hotline.modules.workorders.actions.dispatch import dispatch
from hotline.modules.workorders.actions.recuse import recuse
from hotline.modules.workorders.models import (
    Approval,
    Attachment,
    ContactAttempt,
    JointReview,
    JointReviewOpinion,
    PromiseTask,
    Recusal,
    Reply,
    Suspension,
    WorkOrder,
)

from .builders import dispatched, registered

pytestmark = pytest.mark.django_db


def furnished(city: City, by: Person, at: datetime) -> WorkOrder:
    """A work order with everything that can lie around one."""
    work_order = dispatched(actor_of(by), at)
    water = city.departments["dongshan-water"]
    other = registered(actor_of(by), at)
    WorkOrder.objects.filter(pk=other.pk).update(stage="merged", merged_into=work_order)
    part = registered(actor_of(by), at)
    WorkOrder.objects.filter(pk=part.pk).update(split_from=work_order)
    Suspension.objects.create(
        work_order=work_order, reason="等待管材到货", started_at=at, started_by=by, ends_at=at + timedelta(days=3)
    )
    Approval.objects.create(
        work_order=work_order, kind="extension", department=water, requested_at=at, requested_by=by, reason="需要换管"
    )
    written = Reply.objects.create(
        work_order=work_order, department=water, answer="已恢复供水", outcome="solved", written_at=at, written_by=by
    )
    for reply in (written, None):
        Attachment.objects.create(
            work_order=work_order,
            reply=reply,
            name="现场.jpg",
            content_type="image/jpeg",
            size=9,
            sha256="0" * 64,
            added_at=at,
            added_by=by,
        )
    ContactAttempt.objects.create(
        work_order=work_order, department=water, at=at, by=by, means="phone", was_reached=True
    )
    review = JointReview.objects.create(work_order=work_order, reason="职责不清", opened_at=at, opened_by=by)
    JointReviewOpinion.objects.create(joint_review=review, department=water, given_at=at, opinion="不属于水利")
    PromiseTask.objects.create(work_order=work_order, due_on=at.date())
    WorkOrder.objects.filter(pk=work_order.pk).update(promised_until=at.date())
    return work_order


def test_page_shows_everything_around_a_work_order(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    dispatcher = person("dispatcher")
    work_order = furnished(city, dispatcher, at)
    Recusal.objects.create(
        work_order=work_order,
        person=person("agent", name="应回避"),
        reason="近亲",
        declared_at=at,
        declared_by=dispatcher,
    )

    shown = signed_in_client("dispatcher").get(f"/api/work-orders/{work_order.number}").json()

    assert [part["department"]["code"] for part in shown["assignments"]] == ["dongshan-water"]
    assert {clock["kind"] for clock in shown["clocks"]} == {"dispatch", "acknowledge", "contact", "handle", "citizen"}
    assert [clock["kind"] for clock in shown["clocks"] if clock["is_paused"]] == ["handle"]
    assert shown["approvals"][0]["reason"] == "需要换管"
    assert [file["name"] for file in shown["replies"][0]["attachments"]] == ["现场.jpg"]
    assert len(shown["attachments"]) == 2
    assert shown["contact_attempts"][0]["means"] == "phone"
    assert shown["joint_review"]["opinions"][0]["opinion"] == "不属于水利"
    assert len(shown["promise"]["tasks"]) == 1
    assert shown["suspension"]["reason"] == "等待管材到货"
    assert shown["recusals"] == ["应回避"]
    assert len(shown["duplicates"]) == len(shown["split_parts"]) == 1
    assert shown["merged_into"] is shown["split_from"] is None


def test_department_sees_neither_the_accused_nor_the_requester_of_a_confidential_work_order(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    dispatcher = person("dispatcher")
    work_order = furnished(city, dispatcher, at)
    WorkOrder.objects.filter(pk=work_order.pk).update(is_confidential=True, accused_department=city.departments["xihe"])
    WorkOrder.objects.filter(merged_into=work_order).update(is_confidential=True)
    Recusal.objects.create(
        work_order=work_order, person=person("agent"), reason="近亲", declared_at=at, declared_by=dispatcher
    )
    address = f"/api/work-orders/{work_order.number}"

    to_centre = signed_in_client("dispatcher").get(address).json()
    to_department = signed_in_client("handler", department=city.departments["dongshan-water"]).get(address).json()

    assert to_centre["accused_department"]["code"] == "xihe"
    assert to_centre["requester"]["phone_number"] == "138****0000"
    assert to_department["accused_department"] is to_department["requester"] is None
    assert to_department["recusals"] == to_department["duplicates"] == []


def test_the_other_matters_of_one_call_are_told_to_the_centre_as_far_as_the_reader_may_see_them(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    by = actor_of(person("dispatcher"))
    call = Call.objects.create(
        reference="C-1",
        caller_number="13800000000",
        arrived_at=at,
        queue=Queue.objects.create(code="main", name="综合"),
        outcome=CallOutcome.ABANDONED,
        waiting_seconds=7,
        talking_seconds=0,
        after_call_seconds=0,
        ended_at=at + timedelta(seconds=7),
    )
    first, second, third = (dispatched(by, at) for _ in range(3))
    WorkOrder.objects.filter(pk__in=[first.pk, second.pk, third.pk]).update(call=call)
    reader = person("dispatcher")
    Recusal.objects.create(
        work_order=third, person=reader, reason="近亲", declared_at=at, declared_by=person("dispatcher")
    )

    def sisters(client: Client) -> list[str]:
        shown = client.get(f"/api/work-orders/{first.number}").json()
        return [one["number"] for one in shown["sister_orders"]]

    assert sisters(signed_in_client("dispatcher")) == [second.number, third.number]
    assert sisters(signed_in_client(reader)) == [second.number]
    assert sisters(signed_in_client("handler", department=city.departments["dongshan-water"])) == []


def test_department_reads_neither_who_is_recused_nor_what_was_corrected_in_the_history(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    dispatcher = person("dispatcher")
    by = actor_of(dispatcher)
    number = registered(by, at, content="来电人王某举报停水", is_confidential=True).number
    amend(number=number, amendment=Amendment(content="有人举报停水"), note="隐去王某", by=by, at=at)
    recuse(number=number, account=person("agent", name="应回避").account, reason="系被反映人近亲", by=by, at=at)
    dispatch(number=number, parts=Parts("dongshan-water"), by=by, at=at)
    address = f"/api/work-orders/{number}"

    to_centre = signed_in_client("dispatcher").get(address).json()["history"]
    to_department = signed_in_client("handler", department=city.departments["dongshan-water"]).get(address).json()

    told = {event["kind"]: (event["note"], event["details"]) for event in to_department["history"]}
    assert told["amend"] == told["recuse"] == ("", {})
    assert "王某" not in str(to_department) and "应回避" not in str(to_department)
    assert [event["kind"] for event in to_centre] == list(told)
    assert "王某" in str(to_centre) and "应回避" in str(to_centre)


def test_matters_of_one_call_point_at_each_other_for_the_centre_alone(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    by = actor_of(person("dispatcher"))
    Call.objects.create(
        reference="C-1", arrived_at=at, queue=Queue.objects.create(code="general", name="综合队列"),
        caller_number="13800000000", agent=person("agent"), outcome=CallOutcome.ANSWERED, waiting_seconds=7,
        talking_seconds=240, after_call_seconds=12, answered_at=at, ended_at=at,
    )  # fmt: skip
    first, second = (registered(by, at, title=title, call_reference="C-1") for title in ("停水", "停电"))
    dispatch(number=first.number, parts=Parts("dongshan-water"), by=by, at=at)
    address = f"/api/work-orders/{first.number}"

    to_centre = signed_in_client("dispatcher").get(address).json()
    to_department = signed_in_client("handler", department=city.departments["dongshan-water"]).get(address).json()

    assert to_centre["sister_orders"] == [{"number": second.number, "title": "停电"}]
    assert to_department["sister_orders"] == []
