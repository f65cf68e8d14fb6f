"""Registering one matter or several, and correcting what was written down."""

from datetime import datetime

import pytest
from django.db import transaction
from tests.support import City, PersonFactory

from hotline.kit.errors import InvalidInput, NotFound, NotPermitted, Refusal
from hotline.modules.access.public import Actor, actor_of
from hotline.modules.requesters.public import Caller, Listing, Requester, RequesterKind, list_enterprise
from hotline.modules.requesters.rules.credit_code import check_character
from hotline.modules.workorders.actions.amend import Amendment, amend
from hotline.modules.workorders.actions.assign import Parts
from hotline.modules.workorders.actions.dispatch import dispatch
from hotline.modules.workorders.actions.register import register
from hotline.modules.workorders.actions.register_batch import Registration, register_batch
from hotline.modules.workorders.errors import NothingChanged, StageNotReachable, StaleVersion
from hotline.modules.workorders.models import NumberSeries, WorkOrder, WorkOrderEvent
from hotline.modules.workorders.rules.focus import propose_focus_area
from hotline.modules.workorders.rules.lifecycle import Stage
from hotline.modules.workorders.rules.words import FocusArea, RequestType, Urgency
from hotline.modules.workorders.schemas.presentation import detail
from hotline.modules.workorders.selectors.details import read
from hotline.modules.workorders.selectors.registered import read_registered

from .builders import CALLER, matter, registered

pytestmark = pytest.mark.django_db

CODE = "91990100MA0000001" + check_character("91990100MA0000001")
ENTERPRISE = Caller(RequesterKind.ENTERPRISE, "榆安装备", "09102112345", CODE)


@pytest.fixture
def agent(person: PersonFactory, city: City) -> Actor:
    return actor_of(person("agent"))


def everything() -> list[object]:
    """What a refused registration or amendment must leave as it was."""
    return [
        *WorkOrder.objects.order_by("id").values(),
        *WorkOrderEvent.objects.order_by("id").values(),
        *NumberSeries.objects.values(),
        *Requester.objects.order_by("id").values(),
    ]


def test_several_matters_of_one_call_become_as_many_work_orders_of_one_requester(agent: Actor, at: datetime) -> None:
    matters = [
        matter(),
        matter(title="路灯不亮", category_code="0102"),
        matter(title="超市不退款", category_code="0201"),
    ]

    batch = register_batch(registrations=[Registration(one) for one in matters], caller=CALLER, by=agent, at=at)

    assert [work_order.number for work_order in batch] == ["2023050800001", "2023050800002", "2023050800003"]
    assert len({work_order.requester_id for work_order in batch}) == Requester.objects.count() == 1
    assert [work_order.history.get().step for work_order in batch] == ["register"] * 3
    assert registered(agent, at).number == "2023050800004"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"category_code": "没有"}, "matters.1.category_code"),
        ({"division_code": "000000"}, "matters.1.division_code"),
        ({"accused_department_code": "没有"}, "matters.1.accused_department_code"),
        ({"call_reference": "没有"}, "matters.1.call_reference"),
        ({"merge_into": "没有"}, "matters.1.merge_into"),
    ],
)
def test_one_bad_matter_refuses_all_by_its_place_and_leaves_no_gap(
    change: dict[str, str], field: str, agent: Actor, at: datetime
) -> None:
    registered(agent, at)
    before = everything()

    told = {name: value for name, value in change.items() if name != "merge_into"}
    second = Registration(matter(**told), merge_into=change.get("merge_into", ""))
    with pytest.raises(NotFound) as refused, transaction.atomic():
        register_batch(registrations=[Registration(matter()), second], caller=CALLER, by=agent, at=at)

    assert refused.value.field == field
    assert everything() == before


def test_an_answer_and_a_merge_exclude_each_other(agent: Actor, at: datetime) -> None:
    main = registered(agent, at).number
    before = everything()

    with pytest.raises(InvalidInput) as refused, transaction.atomic():
        register(matter=matter(), caller=CALLER, answer="好", merge_into=main, by=agent, at=at)

    assert refused.value.field == "merge_into"
    assert everything() == before


def test_only_those_who_register_may(person: PersonFactory, city: City, at: datetime) -> None:
    for role in ("handler", "reviewer", "callback_clerk", "city_leader"):
        with pytest.raises(NotPermitted):
            registered(actor_of(person(role)), at)

    assert not WorkOrder.objects.exists()


def test_everything_that_is_told_is_kept(agent: Actor, at: datetime) -> None:
    told = matter(
        is_confidential=True,
        accused_department_code="dongshan-cheng",
        people_count=37,
        consents_to_publication=True,
        is_leader_assigned=True,
        focus_area=FocusArea.DISPUTES,
    )
    number = register(matter=told, caller=ENTERPRISE, by=agent, at=at).number

    kept = WorkOrder.objects.select_related("accused_department").get(number=number)
    assert kept.accused_department and kept.accused_department.code == "dongshan-cheng"
    assert (kept.is_confidential, kept.people_count, kept.consents_to_publication) == (True, 37, True)
    assert (kept.is_leader_assigned, kept.focus_area, kept.requester_kind) == (True, "disputes", "enterprise")
    assert kept.is_key_enterprise is False


def test_a_key_enterprise_is_marked_by_the_list_of_the_day(agent: Actor, person: PersonFactory, at: datetime) -> None:
    head = actor_of(person("hotline_head"))
    before = register(matter=matter(), caller=ENTERPRISE, by=agent, at=at)
    listing = Listing(CODE, "榆安装备", "", at.date(), None, "市级重点项目")
    list_enterprise(listing=listing, by=head, at=at)

    # Who is known by his number need not tell the code again.
    caller = Caller(RequesterKind.ENTERPRISE, "榆安装备", "0910-2112345")
    after = register(matter=matter(), caller=caller, by=agent, at=at)

    assert after.requester_id == before.requester_id
    assert [order.is_key_enterprise for order in WorkOrder.objects.order_by("id")] == [False, True]


@pytest.mark.parametrize(
    ("title", "content", "area"),
    [
        ("工地拖欠工资", "包工头拖欠我们三个月的工资。", FocusArea.WAGE_ARREARS),
        ("讨薪", "工资一直没有发。", FocusArea.WAGE_ARREARS),
        ("工地有安全隐患", "施工现场存在安全隐患，脚手架松动。", FocusArea.WORKPLACE_SAFETY),
        ("村里停水", "我们村已经停水五天，全村吃水困难。", FocusArea.RURAL_WATER),
        ("老房子要塌", "农村土坯房屋墙体开裂，是危房。", FocusArea.RURAL_HOUSING),
        ("邻居纠纷", "因宅基地纠纷与邻居多次争吵。", FocusArea.DISPUTES),
        ("小区停水两天", "希望尽快恢复。", None),
        ("超市不退款", "消费纠纷，商家拒绝退款。", None),
        ("路灯不亮", "东大街路灯坏了。", None),
    ],
)
def test_a_focus_area_is_proposed_from_the_words(title: str, content: str, area: FocusArea | None) -> None:
    assert propose_focus_area([title, content]) is area


def test_a_focus_area_that_was_chosen_or_denied_is_not_proposed_over(agent: Actor, at: datetime) -> None:
    words = {"title": "工地拖欠工资", "content": "拖欠工资三个月"}

    areas = [registered(agent, at, focus_area=area, **words).focus_area for area in (None, "", "disputes")]

    assert areas == ["wage_arrears", "", "disputes"]


def test_an_amendment_keeps_the_old_words_beside_the_new(agent: Actor, at: datetime) -> None:
    number = registered(agent, at).number

    amend(
        number=number,
        amendment=Amendment(title="小区停水三天", category_code="0101", division_code="", urgency=Urgency.URGENT),
        note="来电人补充",
        by=agent,
        at=at,
        seen_version=1,
    )

    work_order = WorkOrder.objects.select_related("category", "division").get(number=number)
    event = work_order.history.get(step="amend")
    assert (work_order.title, work_order.category.code, work_order.division) == ("小区停水三天", "0101", None)
    assert (work_order.stage, work_order.version, event.note) == (Stage.REGISTERED, 2, "来电人补充")
    assert event.details == {
        "changed": "title,urgency,category_code,division_code",
        "old_title": "小区停水两天",
        "new_title": "小区停水三天",
        "old_urgency": "ordinary",
        "new_urgency": "urgent",
        "old_category_code": "010101",
        "new_category_code": "0101",
        "old_division_code": "990121100",
        "new_division_code": "",
    }


@pytest.mark.parametrize(
    ("refusal", "role", "amendment", "seen_version"),
    [
        (NothingChanged, "agent", Amendment(), 1),
        (NothingChanged, "agent", Amendment(title="小区停水两天", request_type=RequestType.COMPLAINT), 1),
        (NotFound, "agent", Amendment(category_code="没有"), 1),
        (NotFound, "agent", Amendment(division_code="没有"), 1),
        (StaleVersion, "agent", Amendment(title="另一个标题"), 7),
        (NotPermitted, "reviewer", Amendment(title="另一个标题"), 1),
        (NotFound, "handler", Amendment(title="另一个标题"), 1),
    ],
)
def test_a_refused_amendment_changes_nothing(
    refusal: type[Refusal],
    role: str,
    amendment: Amendment,
    seen_version: int,
    agent: Actor,
    person: PersonFactory,
    city: City,
    at: datetime,
) -> None:
    number = registered(agent, at).number
    somebody = actor_of(person(role, department=city.departments["market"] if role == "handler" else None))
    before = everything()

    with pytest.raises(refusal), transaction.atomic():
        amend(number=number, amendment=amendment, by=somebody, at=at, seen_version=seen_version)

    assert everything() == before


def test_what_a_department_has_is_not_amended_any_more(
    agent: Actor, person: PersonFactory, city: City, at: datetime
) -> None:
    number = registered(agent, at).number
    dispatch(number=number, parts=Parts("market"), by=actor_of(person("dispatcher")), at=at)

    with pytest.raises(StageNotReachable), transaction.atomic():
        amend(number=number, amendment=Amendment(title="另一个标题"), by=agent, at=at)


def test_what_is_shown_right_after_registration_is_what_is_read_later(agent: Actor, at: datetime) -> None:
    for answer in ("", "可网上办理。"):
        work_order = register(matter=matter(), caller=CALLER, answer=answer, by=agent, at=at)

        at_once = detail(read_registered(work_order, by=agent), to=agent)

        assert at_once == detail(read(work_order.number, by=agent), to=agent)
