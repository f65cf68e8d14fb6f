"""Who plays, and how a work order begins."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from hotline.modules.access.public import Actor, Person, actor_of
from hotline.modules.demonstration.rules.branches import SCENES, Scene
from hotline.modules.departments.public import Department, Membership, department_of
from hotline.modules.requesters.public import Caller, RequesterKind
from hotline.modules.taxonomy.public import Category
from hotline.modules.workorders.public import steps
from hotline.modules.workorders.rules.words import Channel

# The prefix of numbers that no operator has given out: nobody is called by mistake.
_FIRST_NUMBER = 19900000100
_NAMES = "甲乙丙丁戊己庚辛"


class Stage:
    """The people and departments of the invented city, and the moments before now at which they act."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._scenes = _endless()
        self._people: dict[str, Actor] = {}
        self._callers = 0
        own = department_of(self.person("handler"))
        assert own is not None
        self.own = own
        others = Department.objects.filter(level="city", is_hotline_centre=False, parent__isnull=False)
        self.others = list(others.exclude(pk=own.pk).order_by("code"))
        self.county = Department.objects.filter(level="county").order_by("code")[0]
        self.town = Department.objects.filter(level="town", path__startswith=self.county.path).order_by("code")[0]
        self._categories = dict(Category.objects.filter(level=3).values_list("name", "code"))

    def category(self, name: str) -> str:
        """The code of a third-level category."""
        return self._categories[name]

    def ago(self, hours: float) -> datetime:
        """A moment so many hours before now."""
        return self._at - timedelta(hours=hours)

    def person(self, account: str) -> Actor:
        """The holder of a published account."""
        if account not in self._people:
            self._people[account] = actor_of(Person.objects.get(account=account))
        return self._people[account]

    def worker(self, department: Department, role: str = "handler") -> Actor:
        """Somebody of a department who holds a role."""
        held = Membership.objects.filter(department=department, person__role_codes__contains=[role])
        return actor_of(held.select_related("person").order_by("person_id")[0].person)

    def new(self, hours: float, **changes: object) -> str:
        """Register a matter so many hours ago, the next scene's where no `scene` is named; the work order's number."""
        first = changes.pop("scene", None) or next(self._scenes)
        assert isinstance(first, Scene)
        scene = replace(first, **{k: v for k, v in changes.items() if k in Scene.__slots__})  # type: ignore[arg-type]
        rest = {k: v for k, v in changes.items() if k not in Scene.__slots__ and k != "caller"}
        matter = steps.Matter(
            request_type=scene.request_type,
            urgency=scene.urgency,
            title=scene.title,
            content=scene.content,
            category_code=self.category(scene.category),
            division_code=self.town.division_code,
            address=scene.address,
            channel=Channel.PHONE,
            call_reference="",
            is_confidential=bool(rest.pop("is_confidential", False)),
            **rest,  # type: ignore[arg-type]
        )
        caller = changes.get("caller") or self.caller()
        assert isinstance(caller, Caller)
        agent = self.person("agent")
        return steps.register(matter=matter, caller=caller, by=agent, at=self.ago(hours)).number

    def caller(self) -> Caller:
        """Another requester."""
        self._callers += 1
        return Caller(
            RequesterKind.PERSON, f"测{'甲乙丙丁戊己庚辛'[self._callers % 8]}", str(_FIRST_NUMBER + self._callers)
        )

    def dispatched(self, hours: float, department: Department | None = None, **changes: object) -> str:
        """A work order that was dispatched so many hours ago, to the published accounts' own bureau by default."""
        number = self.new(hours + 0.3, **changes)
        parts = steps.Parts((department or self.own).code, basis="东湖市12345热线派单目录")
        steps.dispatch(number=number, parts=parts, by=self.person("dispatcher"), at=self.ago(hours))
        return number

    def acknowledged(self, hours: float, department: Department | None = None, **changes: object) -> str:
        """A work order that was acknowledged so many hours ago."""
        number = self.dispatched(hours + 1, department, **changes)
        by = self.worker(department or self.own, "department_clerk")
        steps.acknowledge(number=number, by=by, at=self.ago(hours))
        return number

    def replied(self, hours: float, department: Department | None = None, **changes: object) -> str:
        """A work order that was replied to so many hours ago."""
        number = self.acknowledged(hours + 4, department, **changes)
        by = self.worker(department or self.own)
        steps.reply(number=number, reply=REPLY, by=by, at=self.ago(hours))
        return number

    def completed(self, hours: float, department: Department | None = None, **changes: object) -> str:
        """A work order whose reply was accepted so many hours ago."""
        number = self.replied(hours + 2, department, **changes)
        steps.accept_reply(number=number, note="", by=self.person("reviewer"), at=self.ago(hours))
        return number


REPLY = steps.ReplyText(
    answer="工作人员已到现场核实并处理，相关问题已整改，感谢您的监督。",
    report="接单后两小时内到场，责令责任单位当日整改，次日复查合格。",
    basis="《城市市容和环境卫生管理条例》",
)


def _endless() -> Iterator[Scene]:
    while True:
        yield from SCENES
