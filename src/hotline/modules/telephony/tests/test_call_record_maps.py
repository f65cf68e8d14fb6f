"""A map that cannot be followed is refused with the key at fault and what is allowed there; cells are read by it."""

from datetime import UTC, datetime, time, timedelta

import pytest

from hotline.modules.telephony.errors import CallRecordMapRefused
from hotline.modules.telephony.rules.call_cells import Cell, Row, RowFault, span_of
from hotline.modules.telephony.rules.call_record_maps import Span, read_map
from hotline.modules.telephony.rules.call_records import CallRecord, RowReader

from .importing import HEADER, MAP


@pytest.mark.parametrize(
    ("old", "new", "key", "words"),
    [
        ("zone: Asia/Shanghai", "zone: 北京时间", "zone", "不是时区"),
        ("zone: Asia/Shanghai", "timezone: x", "—", "不认识“timezone”，可用的键：source, name, zone"),
        ("waiting: {column: waited}", "waiting: {col: waited}", "waiting", "可用的键：column, unit, empty"),
        ("waiting: {column: waited}", "", "—", "缺少 waiting"),
        ("ok: answered", "ok: 接通", "outcome.words.ok", "answered"),
        ("ok: answered", "ok: under_way", "outcome.words", "left_in_menu"),
        ('formats: "%Y-%m-%d %H:%M:%S"', "formats: yyyy-mm-dd", "arrived.formats", "不是时间格式"),
        ("queue: {code: general, name: 综合队列}", "queue: {code: general}", "queue", "两者取一"),
        ("source: old-switch", "source: Old Switch", "source", "小写英文字母"),
        ("name: 旧话务系统", "name: [", "—", "不是正确的YAML"),
        (MAP, "just words", "—", "可用的键"),
    ],
)
def test_a_fault_of_a_map_is_named_with_what_is_allowed(old: str, new: str, key: str, words: str) -> None:
    assert old in MAP
    with pytest.raises(CallRecordMapRefused) as refusal:
        read_map(MAP.replace(old, new))

    assert refusal.value.facts["key"] == key
    assert words in refusal.value.sentence("zh")


@pytest.mark.parametrize(
    ("unit", "cell", "seconds"),
    [
        ("seconds", "15", 15),
        ("seconds", "15.4", 16),
        ("seconds", 15.0, 15),
        ("milliseconds", "15001", 16),
        ("minutes", "1.5", 90),
        ("clock", "1:02:03", 3723),
        ("clock", "2:03", 123),
        ("seconds", time(0, 1, 5), 65),
        ("seconds", timedelta(minutes=2), 120),
        ("seconds", "", None),
    ],
)
def test_a_span_is_whole_seconds_of_which_a_begun_one_counts(unit: str, cell: Cell, seconds: int | None) -> None:
    assert span_of(cell, Span.model_validate({"column": "x", "unit": unit}), "waiting") == seconds


@pytest.mark.parametrize("cell", ["-1", "x", "Infinity", "NaN", "1e9", "1:75:00"])
def test_what_is_no_span_is_a_fault(cell: str) -> None:
    unit = "clock" if ":" in cell else "seconds"
    with pytest.raises(RowFault):
        span_of(cell, Span.model_validate({"column": "x", "unit": unit}), "waiting")


CLOCKED = (
    MAP.replace(
        "waiting: {column: waited}", "queued: {column: waited, formats: '%H:%M:%S', time_of_day: true}"
    ).replace("talking: {column: talked}", "ended: {column: talked, formats: '%H:%M:%S', time_of_day: true}")
    + "answered: {column: by, formats: '%H:%M:%S', time_of_day: true}\n"
).replace('agent: {column: by, empty: ["-"]}\n', "")


def read(mapping: str, *cells: Cell) -> CallRecord | None:
    return RowReader(read_map(mapping), HEADER).read(Row(2, cells))


def test_spans_follow_from_moments_across_midnight() -> None:
    record = read(CLOCKED, "1", "2023-05-08 23:59:50", "ok", "23:59:55", "00:01:00", "00:00:05")

    assert record
    assert (record.waiting_seconds, record.talking_seconds) == (10, 55)
    assert record.ended_at == datetime(2023, 5, 8, 16, 1, tzinfo=UTC)


def test_an_hour_that_a_clock_put_forward_never_showed_is_a_fault() -> None:
    new_york = MAP.replace("Asia/Shanghai", "America/New_York")
    with pytest.raises(RowFault, match="does not exist"):
        read(new_york, "1", "2023-03-12 02:30:00", "ok", "1", "1", "")


def test_moments_and_times_of_a_workbook_are_read_as_they_are() -> None:
    record = read(MAP, 17.0, datetime(2023, 5, 8, 10, 0), "ok", 3, 4.2, None)  # noqa: DTZ001

    assert record
    assert (record.external_identity, record.talking_seconds) == ("17", 5)
    assert record.arrived_at == datetime(2023, 5, 8, 2, 0, tzinfo=UTC)
