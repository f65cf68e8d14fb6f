"""The launcher and the command line."""

import os
import subprocess
from pathlib import Path

import pytest
from tests.platform.support import LAUNCHER, run

from hotline.config import cli, exposure
from hotline.config.database.server import check_name, external
from hotline.config.failures import CannotContinue
from hotline.config.manual import PAGES
from hotline.config.supervision.child import RESTART_DELAYS
from hotline.config.testing.results import Result, from_junit


def test_launcher_works_through_a_link_with_an_empty_home_and_a_bare_path(tmp_path: Path) -> None:
    link = tmp_path / "bin" / "hotline"
    link.parent.mkdir()
    link.symlink_to(LAUNCHER)
    (tmp_path / "home").mkdir()

    done = subprocess.run(
        [str(link), "version"],
        cwd=tmp_path,
        env={
            "HOME": str(tmp_path / "home"),
            "PATH": "/usr/bin:/bin",
            "HOTLINE_PYTHON": os.environ.get("HOTLINE_PYTHON", ""),
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("hotline ")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [({"HOTLINE_LANGUAGE": "zh"}, "没有命令"), ({"HOTLINE_LANGUAGE": "en"}, "There is no command")],
)
def test_refusals_follow_the_chosen_language(tmp_path: Path, language: dict[str, str], sentence: str) -> None:
    refused = run(tmp_path, "help", "nonsense", **language)

    assert refused.returncode == 1
    assert sentence in refused.stderr
    assert refused.stdout == ""


def test_every_command_has_a_page_and_every_page_a_command() -> None:
    hidden = {"serve", "watch", "worker"}

    assert set(PAGES) == set(cli.COMMANDS) - hidden


@pytest.mark.parametrize(
    "arguments",
    [
        ["--hotline", "hanzhong-2023", "demo", "list"],
        ["demo", "--hotline=hanzhong-2023", "list"],
        ["demo", "list", "--hotline", "hanzhong-2023"],
    ],
)
def test_hotline_option_counts_wherever_it_stands(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOTLINE_NAME", raising=False)

    assert cli.without_hotline(arguments) == ["demo", "list"]
    assert os.environ["HOTLINE_NAME"] == "hanzhong-2023"


def test_help_is_given_however_it_is_asked_for() -> None:
    assert cli.asked([]) == ["help"]
    assert cli.asked(["demo", "load", "--help"]) == ["help", "demo"]
    assert cli.asked(["-h"]) == ["help"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["indicator", "answer_rate", "--to", "2023-01-01"], "缺少选项 --from。用法见 ./hotline help indicator"),
        (["indicator", "x", "--from", "2023"], "选项 --from 的值不可用：“2023”不是日期"),
        (
            ["indicator", "x", "--by", "week"],
            "选项 --by 的值不可用：只能是 month、department、category、channel、request_type、agent。",
        ),
        (["calendar", "add", "2026-09-31", "5"], "“2026-09-31”不是日期"),
        (["calendar", "add", "9999-12-31", "5"], "“9999-12-31”不是日期"),
        (["calendar", "add", "2026-09-30", "0"], "“0”不可用，应为 1 到 1000 的整数。用法见 ./hotline help calendar"),
        (["calendar", "add", "2026-09-30", "2", "--at", "25:00"], "选项 --at 的值不可用：“25:00”不是时间"),
        (["demo", "load", "a", "b"], "多余的参数：b。用法见 ./hotline help demo"),
        (["demo", "lod"], "没有这个命令：lod。"),
        (["demo"], "后面还要写做什么。"),
    ],
)
def test_usage_errors_name_what_was_typed(tmp_path: Path, arguments: list[str], sentence: str) -> None:
    refused = run(tmp_path, *arguments, HOTLINE_LANGUAGE="zh")

    assert refused.returncode == 2
    assert sentence in refused.stderr


def test_parts_of_a_command_are_told_on_its_page(tmp_path: Path) -> None:
    assert "load NAME" in run(tmp_path, "help", "demo", "load").stdout
    assert run(tmp_path, "help", "demo", "nonsense").returncode == 1


@pytest.mark.parametrize(
    "settings",
    [
        {"HOTLINE_BIND": "0.0.0.0"},
        {"HOTLINE_BIND": "::"},
        {"HOTLINE_BIND": "hotline.example"},
        {"HOTLINE_TLS_KEY": "/dev/null"},
        {"HOTLINE_PORT": "0"},
        {"HOTLINE_PORT": "８０"},
        {"HOTLINE_TLS_CERTIFICATE": "/nowhere", "HOTLINE_TLS_KEY": "/nowhere"},
    ],
)
def test_unsafe_or_unusable_exposure_is_refused(settings: dict[str, str]) -> None:
    with pytest.raises(CannotContinue):
        exposure.from_environment(settings)


def test_exposure_beyond_loopback_is_said_explicitly() -> None:
    assert exposure.from_environment({}).address == "http://127.0.0.1:12345"
    assert exposure.from_environment({"HOTLINE_BIND": "0.0.0.0", "HOTLINE_TLS": "off"}).bind == "0.0.0.0"


@pytest.mark.parametrize("bind", ["", "127.0.0.1", "localhost", "::1", "127.0.0.2"])
def test_on_loopback_only_names_of_loopback_are_answered(bind: str) -> None:
    assert exposure.allowed_hosts({"HOTLINE_BIND": bind}) == ["127.0.0.1", "localhost", "[::1]"]


def test_answered_names_are_those_that_are_named() -> None:
    assert exposure.allowed_hosts({"HOTLINE_BIND": "0.0.0.0"}) == ["*"]
    named = {"HOTLINE_BIND": "0.0.0.0", "HOTLINE_ALLOWED_HOSTS": " 12345.example.cn, intranet ,"}
    assert exposure.allowed_hosts(named) == ["12345.example.cn", "intranet", "127.0.0.1", "localhost", "[::1]"]


def test_database_url_names_the_default_hotline_and_prefixes_the_others() -> None:
    server = external("postgresql://city:secret@db.example:6432/hz?sslmode=require", "demonstration")

    assert server.database_of("demonstration") == "hz"
    assert server.database_of("hanzhong-2023") == "hz_hanzhong_2023"
    assert server.hotline_of("hz_hanzhong_2023") == "hanzhong-2023"
    assert server.hotline_of("hz") == "demonstration"
    assert server.hotline_of("elsewhere") is None
    assert server.hotline_of("hz_hanzhong_2023__loading") is None
    assert "sslmode=require" in server.conninfo("hz_other")


@pytest.mark.parametrize("name", ["", "Hanzhong", "2023", "a b", "a--b", "热线", "a" * 41, "a;drop"])
def test_unusable_hotline_name_is_refused(name: str) -> None:
    with pytest.raises(CannotContinue):
        check_name(name)


def test_restarts_never_end() -> None:
    assert RESTART_DELAYS[0] == 0
    assert max(RESTART_DELAYS) <= 30


def test_run_that_broke_off_counts_as_a_failure(tmp_path: Path) -> None:
    assert from_junit(tmp_path / "missing.xml", 3) == Result(failed=1)
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite tests="5" failures="1" errors="1" skipped="1"/></testsuites>')
    assert from_junit(report, 1) == Result(passed=2, failed=2, skipped=1)
    report.write_text('<testsuites><testsuite tests="2" failures="0" errors="0" skipped="0"/></testsuites>')
    assert from_junit(report, 2) == Result(passed=2, failed=1)


def test_a_crash_ends_in_another_exit_code_than_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_HOME", str(tmp_path))

    def crash(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("hotline.modules.papers.public.read_file", crash)
    report = tmp_path / "report.yaml"
    report.write_text("x: 1")
    with pytest.raises(SystemExit) as ended:
        cli.main(["check-report", str(report)])
    assert ended.value.code == cli.SOFTWARE_FAILED
    assert "ZeroDivisionError" in (tmp_path / "log" / "errors.log").read_text(encoding="utf-8")
