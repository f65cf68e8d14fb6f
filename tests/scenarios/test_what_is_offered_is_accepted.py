"""Whatever a work order offers to somebody is accepted, and what is withheld is refused for the reason that is told."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction
from tests.steps import BELOW, LEAD, WAYS, Body, Cast, cast_of, code_of, register, take
from tests.support import City, PageClient, PersonFactory

from hotline.kit.clock import now
from hotline.kit.errors import NotFound
from hotline.modules.access.models import Person
from hotline.modules.access.public import actor_of
from hotline.modules.departments.models import Department
from hotline.modules.workorders.models import Approval, Assignment, Clock, Reply, Suspension, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Stage, Step
from hotline.modules.workorders.selectors.details import read
from hotline.modules.workorders.selectors.offers import offer_to

pytestmark = pytest.mark.django_db

_ACKNOWLEDGED = WAYS[Stage.ACKNOWLEDGED]
_DONE = WAYS[Stage.COMPLETED]
_CALLED_BACK = WAYS[Stage.CALLED_BACK]
_LONG = timedelta(days=60)
# The page's reason is the plainer one; the action finds that the department that was chosen is not below.
_TOLD_PLAINER = {"no_department_below": "department_not_below"}


@pytest.fixture
def cast(city: City, person: PersonFactory) -> Cast:
    made = cast_of(city, person)
    made.main_number = register(made).number
    return made


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def led(cast: Cast, way: tuple[Step, ...], work_order: WorkOrder | None = None, **bodies: Body) -> WorkOrder:
    """A work order that went that way, each step taken by somebody who may."""
    work_order = work_order or register(cast)
    for step in way:
        answer = take(work_order, step, cast, by=cast.permitted(step), body=bodies.get(step.value))
        assert answer.status_code == 200, (way, step, answer.content.decode())
        work_order.refresh_from_db()
    return work_order


def ensure_offers_are_true(cast: Cast, work_order: WorkOrder) -> set[tuple[str, str]]:
    """Ask for every step that anybody is offered or denied; return what is denied, with its reason."""
    told: set[tuple[str, str]] = set()
    known: set[tuple[Step, str, str]] = set()
    for (role, department), somebody in cast.people.items():
        actor = actor_of(somebody)
        try:
            seen = read(work_order.number, by=actor)
        except NotFound:
            continue
        offer = offer_to(seen, actor, at=now())
        expected = dict.fromkeys(offer.steps, "") | {step: one.code for step, one in offer.withheld.items()}
        for step, code in expected.items():
            # What one of the centre's people was answered the others are answered too, as those of one department are.
            if (step, code, department) in known:
                continue
            known.add((step, code, department))
            assert asked(cast, seen, step, somebody) == _TOLD_PLAINER.get(code, code), (work_order.stage, role, step)
        told |= {(step.value, code) for step, code in expected.items() if code}
    return told


def asked(cast: Cast, work_order: WorkOrder, step: Step, somebody: Person) -> str:
    """Ask for a step and undo it: the code of the refusal, empty where it was taken."""
    with undone():
        answer = take(work_order, step, cast, by=somebody)
    assert answer.status_code < 500, (step, answer.content.decode())
    return "" if answer.status_code < 300 else code_of(answer)


@pytest.mark.parametrize("stage", list(Stage))
def test_at_every_stage_what_is_offered_is_accepted(cast: Cast, stage: Stage) -> None:
    ensure_offers_are_true(cast, led(cast, WAYS[stage]))


def _twice_extended(cast: Cast) -> WorkOrder:
    once = (Step.REQUEST_EXTENSION, Step.APPROVE_EXTENSION)
    work_order = led(cast, (*_ACKNOWLEDGED, *once, Step.REQUEST_EXTENSION))
    head = cast.people["hotline_head", ""]
    assert take(work_order, Step.APPROVE_EXTENSION, cast, by=head).status_code == 200
    work_order.refresh_from_db()
    return work_order


def _second_extension_asked(cast: Cast) -> WorkOrder:
    return led(cast, (*_ACKNOWLEDGED, Step.REQUEST_EXTENSION, Step.APPROVE_EXTENSION, Step.REQUEST_EXTENSION))


def _asked_by(kind: str, *way: Step, role: str) -> Callable[[Cast], WorkOrder]:
    """An application that whoever has the role made himself."""

    def make(cast: Cast) -> WorkOrder:
        work_order = led(cast, way)
        Approval.objects.filter(work_order=work_order, kind=kind).update(requested_by=cast.people[role, ""])
        return work_order

    return make


def _sent_back_to_its_dispatcher(cast: Cast) -> WorkOrder:
    work_order = led(cast, WAYS[Stage.SENT_BACK])
    WorkOrder.objects.filter(pk=work_order.pk).update(dispatched_by=cast.people["dispatch_reviewer", ""])
    return work_order


def _jointly_reviewed_by_its_dispatcher(cast: Cast) -> WorkOrder:
    work_order = led(cast, WAYS[Stage.JOINTLY_REVIEWED])
    WorkOrder.objects.filter(pk=work_order.pk).update(dispatched_by=cast.people["dispatch_reviewer", ""])
    return work_order


def _drafted_by_the_leader(cast: Cast) -> WorkOrder:
    work_order = led(cast, WAYS[Stage.DRAFTED])
    Reply.objects.filter(work_order=work_order).update(written_by=cast.people["approving_leader", LEAD])
    return work_order


def _needing_approval(cast: Cast) -> WorkOrder:
    work_order = led(cast, _ACKNOWLEDGED)
    Department.objects.filter(code=LEAD).update(replies_need_approval=True)
    return work_order


def _long_ago(cast: Cast) -> WorkOrder:
    """Both the limit for sending back and the one for handling have run out."""
    work_order = led(cast, _ACKNOWLEDGED)
    past = now() - _LONG
    Assignment.objects.filter(work_order=work_order).update(assigned_at=past)
    Clock.objects.filter(work_order=work_order).update(started_at=past, due_at=past)
    WorkOrder.objects.filter(pk=work_order.pk).update(handling_due_at=past, dispatched_at=past)
    return work_order


def _suspended_for_long(cast: Cast) -> WorkOrder:
    work_order = led(cast, (*WAYS[Stage.SUSPENDED], Step.RESUME))
    Suspension.objects.filter(work_order=work_order).update(started_at=now() - _LONG, ended_at=now())
    return work_order


def _thrice_dispatched(cast: Cast) -> WorkOrder:
    again = (Step.RECALL, Step.DISPATCH)
    return led(cast, (Step.DISPATCH, *again, *again))


def _passed_to_the_lowest(cast: Cast) -> WorkOrder:
    work_order = led(cast, (Step.DISPATCH, Step.DISPATCH_DOWNWARD))
    leads = Department.objects.get(code=BELOW)
    assert work_order.handling_department == leads
    return work_order


def _waived(cast: Cast) -> WorkOrder:
    work_order = led(cast, _DONE)
    WorkOrder.objects.filter(pk=work_order.pk).update(awaits_callback=False)
    work_order.callbacks.update(closed_at=now())
    work_order.callbacks.get_or_create(round=1, defaults={"planned_at": now(), "closed_at": now()})
    return work_order


def _answered_by_the_clerk(cast: Cast) -> WorkOrder:
    work_order = led(cast, (Step.ANSWER,))
    work_order.history.filter(step=Step.ANSWER)
    with_hand = work_order.history.filter(step=Step.ANSWER).first()
    assert with_hand is not None
    return work_order


def _awaiting_a_leader(cast: Cast) -> WorkOrder:
    work_order = led(cast, _CALLED_BACK)
    WorkOrder.objects.filter(pk=work_order.pk).update(awaits_leader_approval=True)
    return work_order


def _dissatisfied(cast: Cast) -> WorkOrder:
    said = {"was_reached": True, "solution": "unsolved", "satisfaction": "dissatisfied", "reason": "result"}
    return led(cast, _CALLED_BACK, record_callback=said)


def _of_a_closed_department(cast: Cast) -> WorkOrder:
    work_order = led(cast, _DONE)
    Department.objects.filter(code=LEAD).update(is_active=False)
    return work_order


def _standing_for_another(cast: Cast) -> WorkOrder:
    main = register(cast)
    duplicate = register(cast)
    answer = take(duplicate, Step.MERGE, cast, by=cast.permitted(Step.MERGE), body={"into": main.number})
    assert answer.status_code == 200
    main.refresh_from_db()
    return main


def _part_of_a_closed_one(cast: Cast) -> WorkOrder:
    source = led(cast, (Step.SPLIT,))
    part = WorkOrder.objects.get(split_from=source)
    source.refresh_from_db()
    led(cast, (Step.ANSWER,), source)
    return part


def _confidential(cast: Cast) -> WorkOrder:
    work_order = led(cast, _CALLED_BACK)
    WorkOrder.objects.filter(pk=work_order.pk).update(is_confidential=True)
    return work_order


def _without_consent(cast: Cast) -> WorkOrder:
    return led(cast, _CALLED_BACK, register(cast, consents_to_publication=False))


def _by_way(*way: Step) -> Callable[[Cast], WorkOrder]:
    return lambda cast: led(cast, way)


_EXTENDING = (*_ACKNOWLEDGED, Step.REQUEST_EXTENSION)
_PROMISING = (*_ACKNOWLEDGED, Step.REQUEST_PROMISE)
_EXCLUDING = (*_DONE, Step.REQUEST_EXCLUSION)
# A situation, and what it must withhold from somebody, with the reason.
SITUATIONS: Mapping[str, tuple[Callable[[Cast], WorkOrder], set[tuple[str, str]]]] = {
    "an extension is asked for": (_by_way(*_EXTENDING), {("request_extension", "application_open")}),
    "one's own extension": (
        _asked_by("extension", *_EXTENDING, role="reviewer"),
        {("approve_extension", "own_application"), ("refuse_extension", "own_application")},
    ),
    "a second extension": (_second_extension_asked, {("approve_extension", "higher_approver_required")}),
    "extended twice": (_twice_extended, {("request_extension", "no_further_extension")}),
    "a promise is asked for": (_by_way(*_PROMISING), {("request_promise", "application_open")}),
    "one's own promise": (
        _asked_by("promise", *_PROMISING, role="hotline_head"),
        {("approve_promise", "own_application")},
    ),
    "promised": (
        _by_way(*_PROMISING, Step.APPROVE_PROMISE),
        {("request_promise", "already_promised"), ("request_extension", "already_promised")},
    ),
    "an exclusion is asked for": (_by_way(*_EXCLUDING), {("request_exclusion", "application_open")}),
    "one's own exclusion": (
        _asked_by("exclusion", *_EXCLUDING, role="supervision_clerk"),
        {("approve_exclusion", "own_application"), ("refuse_exclusion", "own_application")},
    ),
    "excluded": (
        _by_way(*_EXCLUDING, Step.APPROVE_EXCLUSION),
        {("request_exclusion", "already_excluded")},
    ),
    "one's own dispatch": (
        _sent_back_to_its_dispatcher,
        {("uphold_send_back", "decider_is_dispatcher"), ("refuse_send_back", "decider_is_dispatcher")},
    ),
    "a joint review of one's own dispatch": (
        _jointly_reviewed_by_its_dispatcher,
        {("conclude_joint_review", "decider_is_dispatcher")},
    ),
    "a send-back was refused": (
        _by_way(*WAYS[Stage.SENT_BACK], Step.REFUSE_SEND_BACK),
        {("send_back", "send_back_not_permitted")},
    ),
    "designated": (
        _by_way(Step.DESIGNATE),
        {("send_back", "send_back_not_permitted"), ("redispatch", "designation_required")},
    ),
    "dispatched three times": (_thrice_dispatched, {("redispatch", "designation_required")}),
    "limits ran out": (
        _long_ago,
        {
            ("send_back", "send_back_too_late"),
            ("request_extension", "extension_too_late"),
            ("request_promise", "promise_too_late"),
        },
    ),
    "suspended for long": (_suspended_for_long, {("suspend", "suspension_too_long")}),
    "nobody is below": (_passed_to_the_lowest, {("dispatch_downward", "no_department_below")}),
    "replies need approval": (_needing_approval, {("reply", "approval_required")}),
    "one's own draft": (_drafted_by_the_leader, {("approve_reply", "own_application")}),
    "the call-back is waived": (_waived, {("record_callback", "callback_closed")}),
    "a leader's approval is awaited": (_awaiting_a_leader, {("archive", "leader_approval_awaited")}),
    "the result is reviewed": (_dissatisfied, {("archive", "result_review_awaited")}),
    "the department is closed": (_of_a_closed_department, {("reopen", "department_not_suitable")}),
    "answered at once": (
        _answered_by_the_clerk,
        {("reopen", "never_dispatched"), ("supervise", "no_department_to_supervise")},
    ),
    "another is merged into it": (_standing_for_another, {("decline", "has_duplicates"), ("merge", "has_duplicates")}),
    "its source is closed": (_part_of_a_closed_one, {("rejoin", "source_is_closed")}),
    "in confidence": (_confidential, {("publish", "confidential_not_published")}),
    "without consent": (_without_consent, {("publish", "publication_without_consent")}),
    "published": (_by_way(*_CALLED_BACK, Step.PUBLISH), {("publish", "already_published")}),
}


@pytest.mark.parametrize("name", list(SITUATIONS))
def test_a_standing_reason_withholds_its_step_and_nothing_else(cast: Cast, name: str) -> None:
    make, withheld = SITUATIONS[name]

    found = ensure_offers_are_true(cast, make(cast))

    assert withheld <= found


def test_the_page_tells_why_a_usual_step_is_missing(cast: Cast) -> None:
    work_order = _twice_extended(cast)
    page = PageClient().sign_in(cast.people["handler", LEAD])

    told = page.get(f"/api/work-orders/{work_order.number}", headers={"Accept-Language": "zh"}).json()

    assert "request_extension" not in told["steps"]
    (withheld,) = [one for one in told["withheld_steps"] if one["step"] == "request_extension"]
    assert withheld["code"] == "no_further_extension"
    assert withheld["title"] == "该工单已延期 2 次，不能再次延期。"
    assert withheld["next_step"]
