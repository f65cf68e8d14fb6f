"""Who is charged for a limit that ran out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hotline.modules.sla.rules.limits import ClockKind
from hotline.modules.workorders.rules.charging import Charge, RunningPart, charges
from hotline.modules.workorders.rules.words import Part

DUE = datetime(2026, 5, 11, 16, tzinfo=UTC)
LATER = DUE + timedelta(minutes=1)
SUPPORT = RunningPart(ClockKind.SUPPORT, DUE, "market", Part.SUPPORTING)


def test_a_supporting_department_is_charged_for_its_own_limit_and_the_lead_is_warned() -> None:
    assert charges([SUPPORT], at=LATER) == [Charge(ClockKind.SUPPORT, "market", DUE, warns_lead=True)]


def test_the_lead_is_charged_for_handling_and_the_hotline_for_dispatch_and_the_whole() -> None:
    clocks = [
        RunningPart(ClockKind.HANDLE, DUE, "housing", Part.LEAD),
        RunningPart(ClockKind.CITIZEN, DUE),
        RunningPart(ClockKind.DISPATCH, DUE),
    ]

    assert [(one.kind, one.department_code, one.warns_lead) for one in charges(clocks, at=LATER)] == [
        (ClockKind.HANDLE, "housing", False),
        (ClockKind.CITIZEN, "", False),
        (ClockKind.DISPATCH, "", False),
    ]


def test_nobody_is_charged_in_time_or_for_what_was_taken_from_him() -> None:
    met = replace(SUPPORT, stopped_at=DUE)
    taken = replace(SUPPORT, stopped_at=LATER, was_cancelled=True)

    assert charges([SUPPORT], at=DUE) == []
    assert charges([met, taken], at=LATER) == []


def test_what_was_met_too_late_stays_charged() -> None:
    assert len(charges([replace(SUPPORT, stopped_at=LATER)], at=LATER + timedelta(days=9))) == 1
