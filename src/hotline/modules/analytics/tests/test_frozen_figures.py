"""Published figures are kept with what they stood on; a correction is a new figure; what drifted is found."""

from datetime import date, datetime

import pytest
from django.db import Error, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.support import PersonFactory

from hotline.modules.access.public import Actor, actor_of
from hotline.modules.analytics.errors import (
    FigureAlreadyCorrected,
    FigureUnchanged,
    UnknownFrozenFigure,
    UnknownIndicatorVersion,
)
from hotline.modules.analytics.models import FrozenFigure
from hotline.modules.analytics.public import FigureRequest, correct, drift, freeze, frozen, frozen_for
from hotline.modules.telephony.public import Call

from .builders import Records, local

pytestmark = pytest.mark.django_db

MAY = date(2023, 5, 1), date(2023, 5, 31)
MAY_REPORT = "report:monthly:2023-05"


@pytest.fixture
def analyst(person: PersonFactory) -> Actor:
    return actor_of(person("analyst", name="分析员甲"))


def freeze_may(analyst: Actor, *requests: FigureRequest, at: str = "2023-06-05 09:00:00") -> tuple[FrozenFigure, ...]:
    return freeze(
        requests=requests, first_day=MAY[0], last_day=MAY[1], publication=MAY_REPORT, by=analyst, at=local(at)
    )


def parts(figure: FrozenFigure) -> tuple[object, object, str]:
    return figure.figure.numerator, figure.figure.denominator, figure.shown


def some_calls(records: Records) -> None:
    for waiting in (3, 15, 40):
        records.call("2023-05-08 10:00:00", waiting=waiting)
    for waiting in (4, 60):
        records.call("2023-05-08 10:00:00", waiting=waiting, answered=False)


def test_a_frozen_figure_keeps_its_version_its_formula_and_every_count_behind_it(
    records: Records, analyst: Actor
) -> None:
    some_calls(records)

    (figure,) = freeze_may(analyst, FigureRequest(code="answer_rate", variant="of_offered_without_short_abandons"))

    assert (figure.indicator_version, *parts(figure)) == (2, 3, 4, "75.00%")
    assert figure.inputs["formula"]["en"] == (
        "number of calls (answered) 3 ÷ number of calls (left a queue) 4 = 75.00%"
    )
    below = figure.inputs["denominator"]
    assert below is not None
    assert (below["in_period"], below["meeting"], below["counted"]) == ("5", "5", "4")
    assert [(each["name"]["en"], each["count"]) for each in below["left_out"]] == [
        ("abandoned by the caller and waiting time < 5 s", "1")
    ]
    assert figure.inputs["definition"]["denominator"] == {
        "fact_set": "calls",
        "attribution": "arrived",
        "where": ["in_a_queue"],
        "without": ["abandoned and waiting_seconds < 5"],
    }
    assert figure.inputs["stands"] == [{"fact_set": "calls", "newest": Call.objects.latest("pk").pk}]
    assert (figure.frozen_by.name, figure.frozen_at) == ("分析员甲", local("2023-06-05 09:00:00"))


def test_a_publication_freezes_a_figure_once_whatever_happens_to_the_records(records: Records, analyst: Actor) -> None:
    some_calls(records)
    request = FigureRequest(code="call_volume")
    (first,) = freeze_may(analyst, request)
    records.call("2023-05-09 10:00:00")

    again, new = freeze_may(analyst, request, FigureRequest(code="answered_calls"), at="2023-06-06 09:00:00")

    assert (again.pk, again.shown, again.frozen_at) == (first.pk, "5", first.frozen_at)
    assert (new.shown, new.frozen_at) == ("4", local("2023-06-06 09:00:00"))


def test_every_cell_of_a_dimension_can_be_frozen_in_a_fixed_number_of_statements(
    records: Records, analyst: Actor
) -> None:
    for department in ("housing", "market"):
        records.work_order("2023-05-08 10:00:00", department=department, completed="2023-05-09 10:00:00")
    records.work_order("2023-05-08 10:00:00", department="housing")

    with CaptureQueriesContext(
        connection,
    ) as few:
        by_unit = freeze_may(analyst, FigureRequest(code="completion_rate", by="department"))
    with CaptureQueriesContext(connection) as many:
        freeze(
            requests=[
                FigureRequest(code=code, by="department") for code in ("completion_rate", "completed_work_orders")
            ],
            first_day=MAY[0],
            last_day=MAY[1],
            publication="another",
            by=analyst,
            at=local("2023-06-05 09:00:00"),
        )

    assert [(each.key, each.key_name, each.shown) for each in by_unit] == [
        ("housing", by_unit[0].key_name, "50.00%"),
        ("market", by_unit[1].key_name, "100.00%"),
    ]
    assert len(many) == len(few)


def test_a_month_within_a_year_and_a_zero_denominator_are_frozen_as_they_are(records: Records, analyst: Actor) -> None:
    some_calls(records)
    requests = [FigureRequest(code="answer_rate", by="month", key=month) for month in ("2023-05", "2023-06")]

    may, june = freeze(
        requests=requests,
        first_day=date(2023, 1, 1),
        last_day=date(2023, 12, 31),
        publication="year",
        by=analyst,
        at=local("2024-01-05 09:00:00"),
    )

    assert parts(may) == (3, 5, "60.00%")
    assert (june.value, *parts(june)) == (None, 0, 0, "—")


def test_a_frozen_figure_cannot_be_changed_or_removed(records: Records, analyst: Actor) -> None:
    some_calls(records)
    (figure,) = freeze_may(analyst, FigureRequest(code="call_volume"))

    with pytest.raises(Error, match="append-only"), transaction.atomic():
        FrozenFigure.objects.filter(pk=figure.pk).update(shown="6")
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        FrozenFigure.objects.filter(pk=figure.pk).delete()

    assert frozen([figure.pk])[0].shown == "5"


def test_what_would_be_different_today_is_found_and_corrected_by_a_new_figure(records: Records, analyst: Actor) -> None:
    some_calls(records)
    volume, rate = freeze_may(analyst, FigureRequest(code="call_volume"), FigureRequest(code="answer_rate"))
    assert drift([volume, rate]) == []
    records.call("2023-05-09 10:00:00", answered=False)

    found = drift([volume, rate])
    assert [(each.frozen.pk, each.today.shown if each.today else "") for each in found] == [
        (volume.pk, "6"),
        (rate.pk, "50.00%"),
    ]

    at = local("2023-07-01 09:00:00")
    correction = correct(figure_id=rate.pk, reason="补录一个来电。", by=analyst, at=at)

    assert (correction.shown, correction.corrects_id, correction.reason) == ("50.00%", rate.pk, "补录一个来电。")
    (old,) = frozen([rate.pk])
    assert (old.shown, old.corrected_by_id) == ("60.00%", correction.pk)
    assert [each.pk for each in frozen_for(MAY_REPORT)] == [volume.pk, correction.pk]
    assert [each.frozen.pk for each in drift(frozen_for(MAY_REPORT))] == [volume.pk]
    with pytest.raises(FigureAlreadyCorrected):
        correct(figure_id=rate.pk, reason="再次更正。", by=analyst, at=at)


def test_a_figure_that_is_still_the_same_is_not_corrected(records: Records, analyst: Actor) -> None:
    some_calls(records)
    (figure,) = freeze_may(analyst, FigureRequest(code="call_volume"))

    with pytest.raises(FigureUnchanged):
        correct(figure_id=figure.pk, reason="核对。", by=analyst, at=figure.frozen_at)
    with pytest.raises(UnknownFrozenFigure):
        frozen([figure.pk, 0])

    assert FrozenFigure.objects.count() == 1


def test_a_figure_of_an_earlier_version_is_computed_again_by_that_version(records: Records, analyst: Actor) -> None:
    some_calls(records)
    menu: dict[str, object] = {"outcome": "left_in_menu", "queue": None}
    Call.objects.filter(waiting_seconds=60).update(**menu)

    old, new = (
        freeze(
            requests=[FigureRequest(code="abandonment_rate", version=version)],
            first_day=MAY[0],
            last_day=MAY[1],
            publication=f"version {version}",
            by=analyst,
            at=datetime.fromisoformat("2023-06-05T09:00:00+08:00"),
        )[0]
        for version in (1, 2)
    )

    assert (old.indicator_version, *parts(old)) == (1, 1, 5, "20.00%")
    assert (new.indicator_version, *parts(new)) == (2, 1, 4, "25.00%")
    records.call("2023-05-09 10:00:00")
    assert [each.today.denominator for each in drift([old, new]) if each.today] == [6, 5]
    with pytest.raises(UnknownIndicatorVersion):
        freeze_may(analyst, FigureRequest(code="abandonment_rate", version=7))
