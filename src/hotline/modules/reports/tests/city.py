"""Calls and work orders of a small city, written by hand."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from tests.support import City

from hotline.kit.clock import LOCAL
from hotline.modules.access.public import Person
from hotline.modules.requesters.public import Requester
from hotline.modules.telephony.public import Call, Queue
from hotline.modules.workorders.public import Assignment, WorkOrder


def local(moment: str) -> datetime:
    """A local wall-clock time as a moment."""
    return datetime.fromisoformat(moment).replace(tzinfo=LOCAL)


@dataclass
class SmallCity:
    """Writes records, each with what matters for the test and ordinary values elsewhere."""

    city: City
    clerk: Person
    numbers: "count[int]" = field(default_factory=lambda: count(1))
    queue: Queue = field(init=False)

    def __post_init__(self) -> None:
        self.queue = Queue.objects.create(code="general", name="综合队列")

    def calls(self, day: str, *, answered: int, abandoned: int = 0) -> None:
        """So many calls on a day, every one waiting five seconds."""
        arrived_at = local(f"{day} 10:00:00")
        Call.objects.bulk_create(
            Call(
                reference=f"C{next(self.numbers):06}",
                arrived_at=arrived_at,
                queue=self.queue,
                caller_number="13800000000",
                agent=self.clerk if is_answered else None,
                outcome="answered" if is_answered else "abandoned",
                waiting_seconds=5,
                talking_seconds=60 if is_answered else 0,
                after_call_seconds=20 if is_answered else 0,
                answered_at=arrived_at + timedelta(seconds=5) if is_answered else None,
                ended_at=arrived_at + timedelta(seconds=65),
            )
            for is_answered in [True] * answered + [False] * abandoned
        )

    def orders(
        self,
        day: str,
        number: int,
        *,
        department: str | None = "housing",
        category: str = "010101",
        completed: str | None = None,
        requester: Requester | None = None,
        **values: object,
    ) -> list[WorkOrder]:
        """So many work orders of a day, due a week later; answered at once where no department is named."""
        at = local(f"{day} 09:00:00")
        ordinary: dict[str, object] = {
            "request_type": "complaint",
            "urgency": "ordinary",
            "title": "诉求",
            "content": "来电人反映情况。",
            "channel": "phone",
        }
        course: dict[str, object] = {"answered_at_once": True, "stage": "archived", "completed_at": at}
        if department is not None:
            done = local(f"{completed} 09:00:00") if completed else None
            course = {
                "stage": "archived" if done else "acknowledged",
                "handling_department": self.city.departments[department],
                "first_dispatched_at": at,
                "dispatched_at": at,
                "handling_due_at": at + timedelta(days=7),
                "first_replied_at": done,
                "completed_at": done,
            }
        made = WorkOrder.objects.bulk_create(
            WorkOrder(
                number=f"W{next(self.numbers):06}",
                category=self.city.categories[category],
                requester=requester,
                registered_at=at,
                registered_by=self.clerk,
                **ordinary | course | values,
            )
            for _ in range(number)
        )
        if department is not None:
            Assignment.objects.bulk_create(
                Assignment(
                    work_order=work_order,
                    department=self.city.departments[department],
                    part="lead",
                    dispatch_number=1,
                    assigned_at=at,
                    assigned_by=self.clerk,
                )
                for work_order in made
            )
        return made
