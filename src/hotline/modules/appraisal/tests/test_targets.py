"""Targets: declared, reviewed and approved by other hands, adjusted in mid-year, and readable for any day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import Error, connection, transaction

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor
from hotline.modules.appraisal.actions.declare_targets import (
    Declaration,
    approve_targets,
    declare_targets,
    return_targets,
    review_targets,
)
from hotline.modules.appraisal.errors import (
    AdjustmentReasonMissing,
    AdjustmentTooLate,
    NothingAdjusted,
    TargetsIncomplete,
    TargetsUndecided,
)
from hotline.modules.appraisal.models import AppraisalEntry, TargetTable
from hotline.modules.appraisal.public import changed_targets, in_force, targets_of
from hotline.modules.departments.public import HotlineProfile

from .year import SCHEME, declared

pytestmark = pytest.mark.django_db
JANUARY = datetime(2023, 1, 10, 2, 0, tzinfo=UTC)
JULY = datetime(2023, 7, 10, 2, 0, tzinfo=UTC)


def _declare(by: Actor, at: datetime, *, reason: str = "", **changed: str) -> TargetTable:
    declaration = Declaration(yearly_goal="办好12345热线", targets=declared(**changed), reason=reason)
    return declare_targets(scheme_code=SCHEME, declaration=declaration, by=by, at=at)


def _approve(table: TargetTable, by: Actor, at: datetime) -> None:
    review_targets(table_id=table.pk, opinion="目标合理", by=by, at=at)
    approve_targets(table_id=table.pk, document="汉财〔2023〕1号", by=by, at=at + timedelta(days=1))


def test_an_adjustment_holds_from_its_approval_and_the_earlier_targets_stay_readable(
    year: HotlineProfile, unit: Actor, department: Actor
) -> None:
    _approve(_declare(unit, JANUARY, answer_rate="≥95%"), department, JANUARY)
    _approve(_declare(unit, JULY, reason="话务量大幅增长", answer_rate="≥90%"), department, JULY)

    def target(on: date) -> str:
        return targets_of(in_force(SCHEME, on))["answer_rate"].yearly

    assert in_force(SCHEME, date(2023, 1, 10)) is None
    assert target(date(2023, 7, 10)) == "≥95%"
    assert target(date(2023, 7, 11)) == "≥90%"
    steps = AppraisalEntry.objects.filter(subject="targets").order_by("id").values_list("move", "note")
    assert list(steps)[-3:] == [("declare", "话务量大幅增长"), ("review", "目标合理"), ("approve", "汉财〔2023〕1号")]


def test_a_target_that_the_evaluation_changed_without_approval_is_found(
    year: HotlineProfile, unit: Actor, department: Actor
) -> None:
    _approve(_declare(unit, JANUARY, answer_rate="≥90%"), department, JANUARY)
    (finding,) = changed_targets(SCHEME)
    assert finding.code == "target_changed"
    assert "≥90%" in finding.stated and "≥95%" in finding.stated
    # An approved adjustment to what is evaluated by settles it.
    _approve(_declare(unit, JULY, reason="与合同一致", answer_rate="≥95%"), department, JULY)
    assert changed_targets(SCHEME) == ()


def test_an_adjustment_needs_a_reason_a_change_and_a_year_that_is_not_over(
    year: HotlineProfile, unit: Actor, department: Actor
) -> None:
    _approve(_declare(unit, JANUARY), department, JANUARY)
    with pytest.raises(AdjustmentReasonMissing):
        _declare(unit, JULY, answer_rate="≥90%")
    with pytest.raises(NothingAdjusted):
        _declare(unit, JULY, reason="无")
    with pytest.raises(AdjustmentTooLate):
        _declare(unit, datetime(2023, 12, 31, 16, 0, tzinfo=UTC), reason="晚了", answer_rate="≥90%")
    assert TargetTable.objects.count() == 1


def test_targets_are_decided_one_version_after_the_other_and_a_returned_one_gives_way(
    year: HotlineProfile, unit: Actor, department: Actor
) -> None:
    first = _declare(unit, JANUARY)
    with pytest.raises(TargetsUndecided):
        _declare(unit, JANUARY)
    return_targets(table_id=first.pk, reason="满意度目标偏低", by=department, at=JANUARY)
    assert _declare(unit, JANUARY, public_satisfaction="≥95%").version == 2


def test_a_table_covers_every_leaf_once(year: HotlineProfile, unit: Actor) -> None:
    for targets in (declared()[1:], [*declared(), declared()[0]]):
        with pytest.raises(TargetsIncomplete):
            declare_targets(
                scheme_code=SCHEME, declaration=Declaration(yearly_goal="x", targets=targets), by=unit, at=JANUARY
            )
    assert TargetTable.objects.count() == 0


def test_who_only_declares_cannot_approve(year: HotlineProfile, unit: Actor) -> None:
    table = _declare(unit, JANUARY)
    with pytest.raises(NotPermitted):
        review_targets(table_id=table.pk, opinion="好", by=unit, at=JANUARY)


def test_the_database_refuses_to_change_history(year: HotlineProfile, unit: Actor) -> None:
    _declare(unit, JANUARY)
    for table in ("appraisal_appraisalentry", "appraisal_targetline"):
        with pytest.raises(Error, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")
