"""Another switch's records give the figures that were worked out by hand, each under the name of its formula."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from hotline.config.call_files import KeptAside, opened
from hotline.kit import clock
from hotline.modules.analytics import public as analytics
from hotline.modules.telephony.public import (
    Call,
    CallFile,
    ImportTally,
    ImportWatch,
    import_calls,
    read_map,
)

pytestmark = pytest.mark.django_db

HERE = Path(__file__).parent
_PLACES = [above / "shared" / "data" / "calls" / "anonymous_bank_1999_02.txt" for above in Path(__file__).parents]
FEBRUARY = next((place for place in _PLACES if place.is_file()), _PLACES[-1])
FEBRUARY_MAP = (HERE / "february_1999.yaml").read_text(encoding="utf-8")

MAP = """
source: old-switch
name: 旧话务系统
zone: Asia/Shanghai
file: {encoding: gb18030}
identity: [编号]
arrived: {column: 来电时间, formats: "%Y-%m-%d %H:%M:%S"}
queue: {code: general, name: 综合队列}
outcome: {column: 结果, words: {接通: answered, 放弃: abandoned, 菜单: left_in_menu}}
waiting: {column: 等待}
talking: {column: 通话}
"""
HEADER = ["编号", "来电时间", "结果", "等待", "通话"]
# Ten calls reached the queue: six answered, four of them within 15 s; four given up, three within 15 s, one within 5 s.
WAITS = {"接通": (0, 14, 15, 15, 16, 90), "放弃": (4, 5, 15, 16), "菜单": ("",)}
ROWS = [
    [
        f"C{place}-{wait}-{outcome}",
        f"2023-05-08 10:{place:02}:00",
        outcome,
        str(wait),
        "30" if outcome == "接通" else "",
    ]
    for outcome, waits in WAITS.items()
    for place, wait in enumerate(waits)
]
BY_HAND = {
    "service_level": {"F3": (4, 10), "F1": (7, 10), "F2": (4, 6), "F4": (4, 7)},
    "answer_rate": {"calls_in": (6, 11), "of_offered": (6, 10), "of_offered_without_short_abandons": (6, 9)},
}


def bring_in(path: Path, mapping_text: str, folder: Path) -> tuple[ImportTally, Path | None]:
    """Import a file as the command does."""
    mapping = read_map(mapping_text)
    with opened(path, mapping.file) as source:
        aside = KeptAside(folder, path, source.header, mapping.file, "zh")
        tally = import_calls(
            mapping=mapping,
            file=CallFile(name=path.name, header=source.header, rows=source.rows),
            watch=ImportWatch(keep_aside=aside.add, on_batch=lambda _: None),
            is_dry_run=False,
            by="test",
            now=clock.now,
        )
        return tally, aside.finish()


def figures(code: str, first_day: str, last_day: str) -> Mapping[str, tuple[object, object, str]]:
    """Numerator, denominator and what is shown, by counting rule."""
    definition = next(each for each in analytics.definitions("zh") if each["code"] == code)
    found = {}
    for rule in definition["variants"]:
        days = (date.fromisoformat(first_day), date.fromisoformat(last_day))
        document = analytics.indicator_document(code, *days, None, rule["code"], "zh")
        assert document["variant"] == rule["code"] and rule["name"]
        row = document["rows"][0]
        found[rule["code"]] = (row["numerator"], row["denominator"], row["shown"])
    return found


def write_csv(path: Path, rows: list[list[str]]) -> Path:
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])
    return path


def test_figures_of_a_file_are_those_worked_out_by_hand(tmp_path: Path) -> None:
    tally, aside = bring_in(write_csv(tmp_path / "calls.csv", ROWS), MAP, tmp_path)

    assert (tally.loaded, aside) == (11, None)
    for code, by_hand in BY_HAND.items():
        found = {
            rule: (int(str(n)), int(str(d))) for rule, (n, d, _) in figures(code, "2023-05-08", "2023-05-08").items()
        }
        assert found == by_hand


def test_rows_kept_aside_are_loaded_once_they_are_corrected(tmp_path: Path) -> None:
    bad = [["C9", "2023-05-08 10:59:00", "接通", "很久", "30"], ["C8", "2023年", "放弃", "1", ""]]
    path = write_csv(tmp_path / "calls.csv", [ROWS[0], *bad, ROWS[1]])

    tally, aside = bring_in(path, MAP, tmp_path)
    assert aside is not None and (tally.loaded, tally.kept_aside) == (2, 2)
    assert aside.stat().st_mode & 0o077 == 0
    text = aside.read_text(encoding="gb18030")
    assert "3,waiting：“很久”不是时长" in text and "4,arrived：“2023年”不合时间格式" in text
    aside.write_text(text.replace("很久", "7").replace("2023年", "2023-05-08 11:00:00"), encoding="gb18030")
    corrected, rest = bring_in(aside, MAP, tmp_path)

    assert (corrected.loaded, corrected.kept_aside, rest) == (2, 0, None)
    assert Call.objects.count() == 4


def test_a_stray_quotation_mark_and_wrong_bytes_spoil_their_own_row_only(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "calls.csv", ROWS)
    path.write_bytes(path.read_bytes() + b'"C99,2023-05-08 10:00:00\r\n\xff\xff,a,b,c,d\r\n')

    tally, aside = bring_in(path, MAP, tmp_path)

    assert (tally.loaded, tally.kept_aside) == (11, 2)
    assert aside is not None and b"\xff\xff" in aside.read_bytes()


def test_a_workbook_is_read_and_its_bad_rows_are_kept_in_one(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [HEADER, *ROWS, ["C99", "?", "接通", "1", "1"]]:
        book.worksheets[0].append(row)
    path = tmp_path / "calls.xlsx"
    book.save(path)

    tally, aside = bring_in(path, MAP, tmp_path)

    assert (tally.loaded, tally.kept_aside) == (11, 1)
    assert aside is not None
    kept = list(openpyxl.load_workbook(aside).worksheets[0].iter_rows(values_only=True))
    assert kept[0] == (*HEADER, "hotline_line", "hotline_reason") and kept[1][5] == 13


@pytest.mark.skipif(not FEBRUARY.is_file(), reason="the real call records of February 1999 are not on this machine")
def test_february_1999_gives_the_published_figures(tmp_path: Path) -> None:
    tally, aside = bring_in(FEBRUARY, FEBRUARY_MAP, tmp_path)
    again, _ = bring_in(FEBRUARY, FEBRUARY_MAP, tmp_path)

    assert (tally.loaded, tally.left_out, aside) == (33066, 278, None)
    assert (again.loaded, again.known) == (0, 33066)
    level = figures("service_level", "1999-02-01", "1999-02-28")
    assert (int(str(level["F3"][0])), int(str(level["F3"][1]))) == (15400, 33066)
    assert [level[rule][2] for rule in ("F3", "F1", "F2", "F4")] == ["46.57%", "55.46%", "56.70%", "51.12%"]
    rate = figures("answer_rate", "1999-02-01", "1999-02-28")
    assert {rule: shown for rule, (_, _, shown) in rate.items()} == {
        "calls_in": "82.14%",
        "of_offered": "82.14%",
        "of_offered_without_short_abandons": "87.89%",
    }
