"""Small hand-made records for tests. Moments are local wall-clock times such as `2023-01-31 23:59:59`."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count

from tests.support import City

from hotline.kit.clock import LOCAL
from hotline.modules.access.public import Person
from hotline.modules.analytics.models import IssuedReport
from hotline.modules.analytics.rules.reports import ReportKind, counted_on, due_at
from hotline.modules.callbacks.public import Callback
from hotline.modules.knowledge.public import Article, ArticleUpdate
from hotline.modules.quality.public import Inspection
from hotline.modules.telephony.public import Call, MergedLine, Queue
from hotline.modules.workforce.public import Employment, Shift, ShiftAssignment, StaffAssessment
from hotline.modules.workorders.public import Assignment, WorkOrder

_SHIFTS = (("early", time(8), time(18)), ("middle", time(14), time(21)), ("night", time(21), time(8)))


def local(moment: str) -> datetime:
    """A local wall-clock time as a moment."""
    return datetime.fromisoformat(moment).replace(tzinfo=LOCAL)


@dataclass
class Records:
    """Writes records of a small city, each with what matters for the test and ordinary values elsewhere."""

    city: City
    clerk: Person
    numbers: "count[int]" = field(default_factory=lambda: count(1))
    queue: Queue = field(init=False)
    shifts: dict[str, Shift] = field(init=False)

    def __post_init__(self) -> None:
        self.queue = Queue.objects.create(code="general", name="综合队列")
        self.shifts = {
            code: Shift.objects.create(code=code, name=code, starts_at_time=start, ends_at_time=end)
            for code, start, end in _SHIFTS
        }

    def call(
        self,
        arrived: str,
        *,
        answered: bool = True,
        waiting: int = 5,
        talking: int = 60,
        after_call: int = 20,
        rating: int | None = None,
    ) -> Call:
        arrived_at = local(arrived)
        number = next(self.numbers)
        return Call.objects.create(
            reference=f"C{number:06}",
            arrived_at=arrived_at,
            queue=self.queue,
            caller_number=f"1380000{number:04}",
            agent=self.clerk if answered else None,
            outcome="answered" if answered else "abandoned",
            waiting_seconds=waiting,
            talking_seconds=talking if answered else 0,
            after_call_seconds=after_call if answered else 0,
            answered_at=arrived_at + timedelta(seconds=waiting) if answered else None,
            ended_at=arrived_at + timedelta(seconds=waiting + talking),
            rating=rating,
        )

    def work_order(
        self,
        registered: str,
        *,
        department: str | None = "housing",
        category: str = "010101",
        request_type: str = "complaint",
        urgency: str = "ordinary",
        due: str | None = None,
        replied: str | None = None,
        completed: str | None = None,
    ) -> WorkOrder:
        """Dispatched to the department; answered at once where there is none."""
        registered_at = local(registered)
        completed_at = local(completed) if completed else None
        values: dict[str, object] = {"answered_at_once": True, "stage": "completed", "completed_at": registered_at}
        if department is not None:
            values = {
                "stage": "completed" if completed_at else "dispatched",
                "handling_department": self.city.departments[department],
                "dispatched_at": registered_at,
                "handling_due_at": local(due) if due else registered_at + timedelta(days=7),
                "first_replied_at": local(replied) if replied else completed_at,
                "completed_at": completed_at,
            }
        work_order = WorkOrder.objects.create(
            number=f"W{next(self.numbers):06}",
            request_type=request_type,
            urgency=urgency,
            title="小区停水",
            content="来电人反映小区停水。",
            category=self.city.categories[category],
            channel="phone",
            registered_at=registered_at,
            registered_by=self.clerk,
            **values,
        )
        if department is not None:
            Assignment.objects.create(
                work_order=work_order,
                department=self.city.departments[department],
                part="lead",
                dispatch_number=1,
                assigned_at=registered_at,
                assigned_by=self.clerk,
            )
        return work_order

    def callback(
        self,
        work_order: WorkOrder,
        tried: str | None,
        *,
        reached: bool | None = None,
        solved: bool | None = None,
        solution: str = "",
        satisfaction: str = "",
    ) -> Callback:
        return Callback.objects.create(
            work_order=work_order,
            planned_at=work_order.registered_at,
            attempts=1 if tried else 0,
            tried_at=local(tried) if tried else None,
            clerk=self.clerk if tried else None,
            was_reached=reached,
            solution=solution or {True: "solved", False: "unsolved", None: ""}[solved],
            satisfaction=satisfaction,
        )

    def inspection(self, inspected: str, *, passed: bool = True) -> Inspection:
        return Inspection.objects.create(
            call=self.call(inspected),
            inspector=self.clerk,
            inspected_at=local(inspected),
            score=90 if passed else 50,
            has_passed=passed,
        )

    def article_update(self, at: str, *, category: str = "0201", department: str | None = None) -> ArticleUpdate:
        article = Article.objects.create(
            title=f"条目{next(self.numbers)}",
            body="正文",
            category=self.city.categories[category],
            department=self.city.departments[department] if department else None,
        )
        return ArticleUpdate.objects.create(article=article, kind="added", at=local(at), editor=self.clerk)

    def merged_line(self, on: date, department: str | None = "housing") -> MergedLine:
        number = next(self.numbers)
        return MergedLine.objects.create(
            number=f"12{number:03}",
            name=f"热线{number}",
            department=self.city.departments[department] if department else None,
            merged_on=on,
        )

    def employment(self, started_on: date, ended_on: date | None = None) -> Employment:
        return Employment.objects.create(person=self.clerk, started_on=started_on, ended_on=ended_on)

    def worked(self, on: date, *shifts: str) -> None:
        for code in shifts:
            ShiftAssignment.objects.create(person=self.clerk, shift=self.shifts[code], on=on)

    def assessment(self, on: date, *, passed: bool = True) -> StaffAssessment:
        return StaffAssessment.objects.create(person=self.clerk, assessed_on=on, score=80, has_passed=passed)

    def report(self, kind: ReportKind, first_day: date, last_day: date, issued: str) -> IssuedReport:
        return IssuedReport.objects.create(
            kind=kind,
            first_day=first_day,
            last_day=last_day,
            counted_on=counted_on(kind, last_day, local(issued)),
            due_at=due_at(kind, last_day),
            issued_at=local(issued),
        )
