"""Every step of a work order's life as a request: where it is sent, with the least that it needs.

Tests that go through all of them share this table. A step that is added to the life cycle and not here fails
`tests/scenarios/test_every_step_is_guarded.py`.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve
from tests.support import City, PersonFactory

from hotline.kit.clock import local_date, now
from hotline.modules.access.models import Person
from hotline.modules.access.public import ROLES
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import TRANSITIONS, Side, Stage, Step

Body = Mapping[str, object]
LEAD, SUPPORT, BELOW, OTHER = "dongshan", "market", "dongshan-water", "housing"


@dataclass(frozen=True, slots=True)
class Request:
    """Where a step is asked for under a work order's address, and the body without the version."""

    place: str
    body: Callable[["Cast"], Body]


@dataclass(slots=True)
class Cast:
    """Somebody of every role, those of departments in the one in the lead and in the supporting one."""

    people: Mapping[tuple[str, str], Person]
    main_number: str = ""

    def somebody(self, role: str, step: Step) -> Person:
        """Whoever of a role would take the step: where it is a department's, a member of that department."""
        return self.people[role, _department_for(role, step)]

    def permitted(self, step: Step) -> Person:
        """Somebody whose role permits the step."""
        return self.somebody(roles_for(step)[0], step)


def cast_of(city: City, person: PersonFactory) -> Cast:
    """Make the people."""
    people: dict[tuple[str, str], Person] = {}
    for role, known in ROLES.items():
        if known.in_department:
            people |= {(role, code): person(role, department=city.departments[code]) for code in (LEAD, SUPPORT)}
        else:
            people[role, ""] = person(role)
    return Cast(people)


def _department_for(role: str, step: Step) -> str:
    if not ROLES[role].in_department:
        return ""
    return SUPPORT if TRANSITIONS[step].side is Side.SUPPORT else LEAD


def roles_for(step: Step) -> list[str]:
    """The roles that permit a step, those of departments first where the step is a department's."""
    transition = TRANSITIONS[step]
    found = [code for code, role in ROLES.items() if transition.permission in role.permissions]
    return sorted(found, key=lambda code: ROLES[code].in_department is (transition.side is Side.CENTRE))


def _fixed(place: str, **body: object) -> Request:
    return Request(place, lambda _: body)


def _dispatch(place: str, department_code: str = LEAD) -> Request:
    return _fixed(
        place, department_code=department_code, supporting_codes=[SUPPORT], basis="《供水条例》第五条", note="请办理"
    )


_REPLY = {"answer": "您好，管道已于今日修复，现已恢复供水，感谢您的反映。", "report": "已派人抢修并电话告知来电人。"}

REQUESTS: dict[Step, Request] = {
    Step.AMEND: _fixed("amendments", title="小区停水三天", note="核对后更正"),
    Step.ANSWER: _fixed("answers", answer="已为您解释停水的原因和恢复时间。"),
    Step.DECLINE: _fixed("declinations", ground="litigation", explanation="该事项已由人民法院受理。"),
    Step.TRANSFER: _fixed("transfers", service="110", note="已电话告知值班员"),
    Step.TAKE_BACK: _fixed("transfer-returns", reason="不属警情，退回热线"),
    Step.MERGE: Request("merges", lambda cast: {"into": cast.main_number}),
    Step.UNMERGE: _fixed("merge-undoings", reason="不是同一事项"),
    Step.SPLIT: _fixed(
        "splits",
        title="路灯不亮",
        content="来电人另反映小区门口路灯不亮。",
        request_type="complaint",
        category_code="010101",
        division_code="990121100",
        address="城关镇东大街8号",
    ),
    Step.REJOIN: _fixed("split-undoings", reason="仍是同一事项"),
    Step.WITHDRAW: _fixed("withdrawals", reason="来电人要求撤回"),
    Step.DISPATCH: _dispatch("dispatches"),
    Step.DESIGNATE: _dispatch("designations"),
    Step.RECALL: _fixed("recalls", reason="派错单位"),
    Step.REDISPATCH: _dispatch("redispatches", OTHER),
    Step.UPHOLD_SEND_BACK: _fixed("send-back-decisions", outcome="upheld", note="同意退回"),
    Step.REFUSE_SEND_BACK: _fixed("send-back-decisions", outcome="refused", note="属贵单位职责"),
    Step.OPEN_JOINT_REVIEW: _fixed("joint-reviews", reason="职责交叉", department_codes=[LEAD, SUPPORT]),
    Step.GIVE_OPINION: _fixed("joint-review-opinions", opinion="应由县政府主办"),
    Step.CONCLUDE_JOINT_REVIEW: _dispatch("joint-review-conclusions"),
    Step.ACKNOWLEDGE: _fixed("acknowledgements"),
    Step.DISPATCH_DOWNWARD: _fixed("downward-dispatches", department_code=BELOW, note="请水利局办理"),
    Step.SEND_BACK: _fixed(
        "send-backs", reason="不属我单位职责", basis="三定方案第二条", proposed_department_code=OTHER
    ),
    Step.CONTACT: _fixed("contacts", means="phone", was_reached=True, note="已告知办理安排"),
    Step.NOTE_PROGRESS: _fixed("progress-notes", note="抢修队已到现场"),
    Step.REQUEST_EXTENSION: _fixed("extension-requests", amount=1, reason="需更换管道"),
    Step.APPROVE_EXTENSION: _fixed("extension-decisions", outcome="approved", note="同意"),
    Step.REFUSE_EXTENSION: _fixed("extension-decisions", outcome="refused", note="请按期办理"),
    Step.SUSPEND: _fixed("suspensions", reason="等待鉴定结果", days=1),
    Step.RESUME: _fixed("resumptions", note="鉴定已完成"),
    Step.REQUEST_PROMISE: Request(
        "promise-requests",
        lambda _: {"until_on": (local_date(now()) + timedelta(days=60)).isoformat(), "reason": "历史遗留问题"},
    ),
    Step.APPROVE_PROMISE: _fixed("promise-decisions", outcome="approved", note="同意"),
    Step.REFUSE_PROMISE: _fixed("promise-decisions", outcome="refused", note="不属遗留问题"),
    Step.ACKNOWLEDGE_SUPPORT: _fixed("supporting-acknowledgements"),
    Step.REPLY_IN_SUPPORT: _fixed("supporting-replies", reply="我单位已核查完毕"),
    Step.SUBMIT_REPLY: _fixed("reply-drafts", **_REPLY),
    Step.RETURN_DRAFT: _fixed("reply-approvals", outcome="returned", note="请补充依据"),
    Step.APPROVE_REPLY: _fixed("reply-approvals", outcome="approved", note="同意"),
    Step.REPLY: _fixed("replies", **_REPLY),
    Step.ACCEPT_REPLY: _fixed("reviews", outcome="accepted", note=""),
    Step.RETURN_REPLY: _fixed("reviews", outcome="returned", note="请说明整改措施"),
    Step.TRY_CALLBACK: _fixed("callbacks", was_reached=False),
    Step.RECORD_CALLBACK: _fixed("callbacks", was_reached=True, solution="solved", satisfaction="satisfied"),
    Step.CONFIRM_RESULT: _fixed("result-confirmations", note="已核实，处理得当"),
    Step.REOPEN: _fixed("reopenings", reason="问题未解决", to="department"),
    Step.REOPEN_FOR_DISPATCH: _fixed("reopenings", reason="应由其他单位办理", to="dispatch"),
    Step.REQUEST_EXCLUSION: _fixed("exclusion-requests", ground="statutory_route", reason="应走诉讼途径"),
    Step.APPROVE_EXCLUSION: _fixed("exclusion-decisions", outcome="approved", note="同意剔除"),
    Step.REFUSE_EXCLUSION: _fixed("exclusion-decisions", outcome="refused", note="不符合条件"),
    Step.ARCHIVE: _fixed("archivings"),
    Step.PUBLISH: _fixed("publications", title="停水抢修办理情况", text="管道已修复，恢复供水。"),
    Step.WITHDRAW_PUBLICATION: _fixed("publication-withdrawals", reason="内容需要更正"),
    Step.WITHDRAW_CONSENT: _fixed("consent-withdrawals", reason="诉求人来电撤回同意"),
    Step.HOLD_FILE: _fixed("holds", reason="诉讼需要"),
    Step.RELEASE_FILE: _fixed("hold-releases", reason="诉讼已结"),
    Step.REMIND: _fixed("reminders", text="请尽快办理"),
    Step.SUPERVISE: _fixed("supervision-notices", level="ordinary", demand="请说明超期原因并限期办结"),
    Step.INSTRUCT: _fixed("instructions", text="请县政府认真核实办理"),
    Step.RECUSE: Request(
        "recusals",
        lambda cast: {"account": cast.somebody("knowledge_editor", Step.RECUSE).account, "reason": "与事项有利害关系"},
    ),
    Step.RECALCULATE: _fixed("due-recalculations", reason="节假日安排调整", dry_run=False),
}

# What happens by itself, or as a part of another step on another work order: no request asks for it.
BY_ITSELF = frozenset(
    {
        Step.REGISTER,
        Step.COMPLETE_WITH_MAIN,
        Step.REOPEN_WITH_MAIN,
        Step.RECEIVE_DUPLICATE,
        Step.RELEASE_DUPLICATE,
        Step.RECEIVE_PART,
        Step.WAIVE_CALLBACK,
        Step.RECORD_VOTE,
        Step.ERASE,
    }
)

_HANDLED = (Step.DISPATCH, Step.ACKNOWLEDGE)
_REVIEWED = (*_HANDLED, Step.REPLY)
_DONE = (*_REVIEWED, Step.ACCEPT_REPLY)
# How a work order gets to each stage, from its registration.
WAYS: dict[Stage, tuple[Step, ...]] = {
    Stage.REGISTERED: (),
    Stage.JOINTLY_REVIEWED: (Step.DISPATCH, Step.SEND_BACK, Step.OPEN_JOINT_REVIEW),
    Stage.DISPATCHED: (Step.DISPATCH,),
    Stage.SENT_BACK: (Step.DISPATCH, Step.SEND_BACK),
    Stage.ACKNOWLEDGED: _HANDLED,
    Stage.SUSPENDED: (*_HANDLED, Step.SUSPEND),
    Stage.DRAFTED: (*_HANDLED, Step.SUBMIT_REPLY),
    Stage.REPLIED: _REVIEWED,
    Stage.COMPLETED: _DONE,
    Stage.CALLED_BACK: (*_DONE, Step.RECORD_CALLBACK),
    Stage.ARCHIVED: (*_DONE, Step.RECORD_CALLBACK, Step.ARCHIVE),
    Stage.DECLINED: (Step.DECLINE,),
    Stage.TRANSFERRED: (Step.TRANSFER,),
    Stage.MERGED: (Step.MERGE,),
    Stage.WITHDRAWN: (Step.WITHDRAW,),
}


def ask(path: str, body: Body, *, by: Person) -> HttpResponse:
    """POST to the interface as somebody who is signed in, without the session's cookies."""
    request = RequestFactory().post(path, json.dumps(body), content_type="application/json")
    request.user = by
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
    match = resolve(path)
    response = match.func(request, *match.args, **match.kwargs)
    assert isinstance(response, HttpResponse)
    return response


def take(work_order: WorkOrder, step: Step, cast: Cast, *, by: Person, body: Body | None = None) -> HttpResponse:
    """Ask for a step on a work order as it stands."""
    wanted = REQUESTS[step]
    said = wanted.body(cast) if body is None else body
    path = f"/api/work-orders/{work_order.number}/{wanted.place}"
    return ask(path, {**said, "version": work_order.version}, by=by)


def register(cast: Cast, **changes: object) -> WorkOrder:
    """A work order just written down by an agent, of a requester who can be called back."""
    body: dict[str, object] = {
        "request_type": "complaint",
        "title": "小区停水两天",
        "content": "来电人反映小区停水两天，希望尽快恢复。",
        "category_code": "010101",
        "division_code": "990121100",
        "address": "城关镇东大街8号",
        "consents_to_publication": True,
        "requester": {"name": "测试甲", "phone_number": "13800000000"},
    }
    answer = ask("/api/work-orders", body | changes, by=cast.somebody("agent", Step.ANSWER))
    assert answer.status_code == 201, answer.content.decode()
    return WorkOrder.objects.get(number=json.loads(answer.content)["number"])


def code_of(response: HttpResponse) -> str:
    """The code of a refusal."""
    return str(json.loads(response.content)["code"])
