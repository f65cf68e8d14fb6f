"""Several people and workers supervise at the same moment, on real connections."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from threading import Barrier

import pytest
from django.db import connection
from tests.support import City, PersonFactory

from hotline.kit.errors import Refusal
from hotline.modules.access.public import Actor, actor_of
from hotline.modules.supervision.actions.decide_proposal import issue_proposed
from hotline.modules.supervision.actions.follow_clock import follow_warning
from hotline.modules.supervision.actions.issue_notice import Demand, issue_notice
from hotline.modules.supervision.actions.publish_policy import publish_policy
from hotline.modules.supervision.models import (
    Escalation,
    NoticeProposal,
    NoticeSeries,
    Reminder,
    SupervisionNotice,
    SupervisionPolicy,
)
from hotline.modules.supervision.rules.terms import Terms
from hotline.modules.supervision.rules.words import NoticeLevel
from hotline.modules.workorders.models import Clock
from hotline.modules.workorders.tests.builders import dispatched

pytestmark = pytest.mark.django_db(transaction=True)

DEMAND = Demand(NoticeLevel.ORDINARY, "请报告办理情况。")


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Start all acts at the same moment, each on a connection of its own; answers and refusals in their order."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            barrier.wait()
            return act()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(run, act) for act in acts]]


@pytest.fixture
def clerk(person: PersonFactory, city: City) -> Actor:
    return actor_of(person("hotline_head"))


def test_notices_issued_at_once_are_numbered_without_gap_though_some_are_refused(
    clerk: Actor, person: PersonFactory, at: datetime
) -> None:
    dispatcher = actor_of(person("dispatcher"))
    numbers = [dispatched(dispatcher, at).number for _ in range(4)]
    acts = [
        partial(issue_notice, number=number, demand=DEMAND, by=clerk, at=at) for number in numbers for _ in range(2)
    ]

    answers = at_once(*acts)

    assert sorted(each.code for each in answers if isinstance(each, Refusal)) == ["notice_already_stands"] * 4
    assert set(SupervisionNotice.objects.values_list("number", flat=True)) == {
        f"督办〔2023〕{running}号" for running in range(1, 5)
    }
    assert NoticeSeries.objects.get().last == 4


def test_of_two_clerks_who_issue_one_proposal_one_wins(
    clerk: Actor, person: PersonFactory, city: City, at: datetime
) -> None:
    work_order = dispatched(actor_of(person("dispatcher")), at)
    proposal = NoticeProposal.objects.create(
        work_order=work_order,
        department=city.departments["dongshan-water"],
        level="key",
        reason="long_overdue",
        state="open",
        proposed_at=at,
        policy_number=0,
    )
    issue = partial(issue_proposed, proposal_id=proposal.pk, demand="请报告。", reply_days=None, by=clerk, at=at)
    by_hand = partial(issue_notice, number=work_order.number, demand=DEMAND, by=clerk, at=at)

    answers = at_once(issue, issue, by_hand)

    refusals = {each.code for each in answers if isinstance(each, Refusal)}
    assert refusals <= {"supervision_state_not_reachable", "notice_already_stands"}
    assert SupervisionNotice.objects.filter(level="key").count() == 1
    proposal.refresh_from_db()
    assert proposal.state == "issued"


def test_a_warning_that_two_workers_follow_reminds_and_escalates_once(
    person: PersonFactory, city: City, at: datetime
) -> None:
    work_order = dispatched(actor_of(person("dispatcher")), at)
    clock = Clock.objects.get(work_order=work_order, kind="acknowledge")

    at_once(*[partial(follow_warning, clock_id=clock.pk, percent=100, at=at)] * 4)

    assert (Reminder.objects.count(), Escalation.objects.count()) == (1, 1)
    steps = work_order.history.order_by("sequence").values_list("step", flat=True)
    assert list(steps) == ["register", "dispatch", "remind"]


def test_policies_published_at_once_get_numbers_of_their_own(clerk: Actor, at: datetime) -> None:
    at_once(*[partial(publish_policy, terms=Terms(), note="", by=clerk, at=at)] * 4)

    assert sorted(SupervisionPolicy.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
