"""The checker as people meet it: on the command line, over HTTP, and in the guide's own example."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.support import ClientFactory, PageClient

from hotline.config import cli
from hotline.modules.papers.public import check_report, read_file
from hotline.modules.papers.tests.workbooks import official, with_value

ROOT = Path(__file__).parents[2]
SEED = ROOT / "tests" / "reports" / "zizhou-2023.yaml"


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(["check-report", *arguments])
    return int(ended.value.code or 0)


@pytest.fixture(autouse=True)
def _in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_LANGUAGE", "zh")


def test_findings_are_printed_with_place_and_next_step(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(SEED)) == 1
    printed, progress = capsys.readouterr()
    assert "“全年执行率”写为99.65%，按48.8÷49应为99.59%。" in printed
    assert "自评表 全年执行率，原文第29行，文件第28行" in printed
    assert "2 处错误，3 处待说明" in printed
    assert "正在核对" in progress


def test_json_is_the_document_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(SEED), "--json") == 1
    document = json.loads(capsys.readouterr().out)
    assert (document["report"], document["errors"], document["to_explain"]) == ("zizhou-2023", 2, 3)
    first = document["findings"][0]
    assert (first["code"], first["severity"], first["stated"], first["computed"]) == (
        "rate_differs", "error", "99.65%", "99.59%",
    )  # fmt: skip
    assert first["places"][0] == {
        "at": "自评表 全年执行率",
        "printed_line": 29,
        "path": "statements[2]",
        "file_line": 28,
    }


def test_exit_code_tells_clean_from_found_from_unreadable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clean, wrong, broken = tmp_path / "clean.xlsx", tmp_path / "wrong.xlsx", tmp_path / "broken.xlsx"
    clean.write_bytes(official())
    wrong.write_bytes(with_value("H22", 99))
    broken.write_bytes(b"no form")
    assert [run(str(path)) for path in (clean, wrong, broken, tmp_path / "nowhere.xlsx")] == [0, 1, 2, 2]
    assert "自评表!H22" in capsys.readouterr().out


@pytest.mark.parametrize("page", ["check-a-report.md", "check-a-report.zh-CN.md"])
def test_example_of_the_guide_yields_what_it_says(page: str) -> None:
    text = (ROOT / "docs" / "how-to" / page).read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    report, _ = read_file(example.encode())
    assert [(one.code.value, one.stated, one.computed) for one in check_report(report)] == [
        ("rate_differs", "97.39%", "97.32%")
    ]


def send(client: PageClient, content: bytes) -> tuple[int, dict[str, Any]]:
    file = SimpleUploadedFile("form.xlsx", content)
    headers = {"X-CSRFToken": client.cookies["csrftoken"].value}
    answer = client.post("/api/report-checks", {"file": file}, headers=headers)
    return answer.status_code, answer.json()


@pytest.mark.django_db
def test_evaluator_checks_a_file_in_the_browser(signed_in_client: ClientFactory) -> None:
    status, document = send(signed_in_client("evaluator"), with_value("H22", 99))
    assert status == 200
    (finding,) = document["findings"]
    assert (finding["code"], finding["stated"], finding["computed"]) == ("marks_do_not_add_up", "99", "100")
    assert [place["at"] for place in finding["places"]] == ["自评表!H22"]


@pytest.mark.django_db
def test_file_that_is_no_report_is_refused_and_others_may_not_ask(signed_in_client: ClientFactory) -> None:
    status, problem = send(signed_in_client("evaluator"), b"no form")
    assert (status, problem["code"]) == (422, "report_unreadable")
    status, problem = send(signed_in_client("agent"), official())
    assert (status, problem["code"]) == (403, "not_permitted")
