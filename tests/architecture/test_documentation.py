"""The documentation is whole: links lead somewhere, settings and dependencies are told, decisions have their parts."""

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from tests.architecture.test_files import committed

ROOT = Path(__file__).parents[2]
PAGES = [file for file in committed() if file.suffix == ".md" and "node_modules" not in file.parts]
# What a page of documentation may cost its reader.
LARGEST_PICTURE = 200_000
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
SETTING = re.compile(r"\b(?:HOTLINE_[A-Z][A-Z_]*[A-Z]|DATABASE_URL)\b")
CODE_WITH_SETTINGS = ("src/hotline/", "tools/", "web/src/", "web/vite.config.ts", "bench/", "hotline")


def _name(file: Path) -> str:
    return str(file.relative_to(ROOT))


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", [pytest.param(page, id=_name(page)) for page in PAGES])
def test_links_lead_somewhere(document: Path) -> None:
    text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = unquote(target).partition("#")
        place = (document.parent / path).resolve() if path else document
        assert place.exists(), target
        if anchor:
            assert anchor in _anchors(place), target


def test_every_picture_is_shown_by_a_page_and_small() -> None:
    pictures = {file for file in committed() if file.suffix == ".png"}
    shown = {
        (page.parent / target).resolve()
        for page in PAGES
        for target in re.findall(r"(?:\]\(|src=\")([^)\s\"]+\.png)", page.read_text(encoding="utf-8"))
    }
    assert {_name(file) for file in pictures} == {_name(file) for file in shown}
    assert not [_name(file) for file in pictures if file.stat().st_size > LARGEST_PICTURE]


def test_every_setting_is_documented_and_every_documented_one_is_read() -> None:
    code = [file for file in committed() if _name(file).startswith(CODE_WITH_SETTINGS) and "tests" not in file.parts]
    read = {
        setting
        for file in code
        if file.suffix in {"", ".py", ".ts"}
        for setting in SETTING.findall(file.read_text(encoding="utf-8"))
    }
    for page in ("settings.md", "settings.zh-CN.md"):
        told = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/reference" / page).read_text("utf-8"), re.MULTILINE))
        assert told == read, page


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [requirement for extra in project["optional-dependencies"].values() for requirement in extra]
    names = {re.split(r"[\[<>=~! ]", requirement)[0] for requirement in project["dependencies"] + extras}
    page = (ROOT / "docs/reference/dependencies.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([\w-]+) \| (.+) \|$", page, re.MULTILINE))
    rows.pop("Package")
    assert set(rows) == names
    assert all(reason.endswith(".") for reason in rows.values())


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision.stem)
def test_decision_has_its_parts(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")
    title, status, date = text.splitlines()[0], *text.splitlines()[2:4]
    assert title.startswith(f"# {decision.name[:4]} ")
    assert re.fullmatch(r"- Status: (accepted|superseded by \[\d{4}\].*)", status)
    assert re.fullmatch(r"- Date: \d{4}-\d\d-\d\d", date)
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequences", "Alternatives"]
    assert len(text.splitlines()) <= 60, "one page"
    assert decision.name in (ROOT / "docs/decisions/README.md").read_text(encoding="utf-8")


def test_decisions_are_numbered_without_gaps() -> None:
    assert [page.name[:4] for page in DECISIONS] == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]


def test_public_code_description_is_readable() -> None:
    described = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert described["softwareVersion"] == project["version"]
    assert described["legal"]["license"] == project["license"]
    for language in ("zh", "en"):
        assert len(described["description"][language]["shortDescription"]) <= 150
        assert 150 <= len(described["description"][language]["longDescription"]) <= 10_000
