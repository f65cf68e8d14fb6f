"""A city's real start: what is written, what is refused."""

import stat
from pathlib import Path

import openpyxl
import pytest
from tests.platform.support import files, run


def change(path: Path, sheet: str, cell: str, value: str | int | None) -> None:
    """Write one cell."""
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    book.save(path)


@pytest.fixture
def filled(tmp_path: Path, templates: Path) -> Path:
    """A copy of the filled-in templates that a test may spoil."""
    for path in templates.glob("*.xlsx"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def test_mistakes_are_listed_by_sheet_row_and_column_and_nothing_is_made(filled: Path, city: Path) -> None:
    change(filled / "组织机构.xlsx", "机构", "D3", "乡级")
    change(filled / "组织机构.xlsx", "机构", "E5", "无此机构")
    change(filled / "诉求分类.xlsx", "诉求分类", "A4", "0101")
    change(filled / "人员.xlsx", "人员", "D2", "系统管理员")

    refused = run(city, "init", "--name", "another", "--city", "榆安市", *files(filled))

    assert refused.returncode == 1
    for place in (
        "Sheet “机构”, row 3, “层级”",
        "Sheet “机构”, row 5, “上级机构编码”",
        "Sheet “诉求分类”, row 4, “分类编码”",
        "Sheet “人员”, row 2, “岗位”",
    ):
        assert place in refused.stderr
    assert "another" not in run(city, "demo", "list", "--json").stdout


def test_divisions_are_checked_and_levels_may_be_written_as_cities_write_them(filled: Path, city: Path) -> None:
    change(filled / "组织机构.xlsx", "机构", "D4", "县级（区）")
    change(filled / "组织机构.xlsx", "机构", "F3", "9901")
    change(filled / "组织机构.xlsx", "机构", "F5", "990199")

    refused = run(city, "init", "--name", "another", "--city", "榆安市", *files(filled))

    assert "Sheet “机构”, row 3, “行政区划代码”: “9901” is not 6 to 12 digits" in refused.stderr
    assert "Sheet “机构”, row 5, “行政区划代码”: sheet “行政区划” has no “990199”" in refused.stderr
    assert "“层级”" not in refused.stderr


def test_division_of_the_city_is_checked(city: Path, templates: Path) -> None:
    for code in ("yuan", "123", "990199"):
        options = ["--name", "another", "--city", "榆安市", "--division-code", code]
        refused = run(city, "init", *options, *files(templates))
        assert refused.returncode == 1
        assert "--division-code" in refused.stderr


def test_hotline_that_exists_is_left_alone(city: Path, templates: Path) -> None:
    refused = run(city, "init", "--name", "yuan", "--city", "榆安市", *files(templates))

    assert refused.returncode == 1
    assert "“yuan” exists" in refused.stderr


def test_one_person_cannot_be_two_administrators(city: Path, templates: Path) -> None:
    names = ["--system-administrator", "张三", "--audit-administrator", "张三"]

    refused = run(city, "init", "--name", "another", "--city", "榆安市", *names, *files(templates))

    assert refused.returncode == 1
    assert "three different people" in refused.stderr


def test_weak_chosen_password_makes_no_hotline(city: Path, templates: Path, tmp_path: Path) -> None:
    passwords = tmp_path / "passwords"
    passwords.write_text("system-administrator 123456\n")

    refused = run(
        city, "init", "--name", "another", "--city", "榆安市", "--password-file", str(passwords), *files(templates)
    )

    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert "another" not in run(city, "demo", "list", "--json").stdout


def test_secrets_of_the_home_are_readable_by_their_owner_alone(city: Path) -> None:
    for path in city.glob("*.secret"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(list(city.glob("*.secret"))) == 2
