"""The import contracts hold, and they bite: violations planted in a copy are caught, each by its contract."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Where, what is planted there, the contract that must notice, and how it names the culprit.
PLANTED = (
    (
        "kit/rates.py",
        "import hotline.modules.access.public",
        "1. The outside depends on the inside",
        "hotline.kit.rates",
    ),
    (
        "modules/workorders/actions/reply.py",
        "import hotline.modules.callbacks.public",
        "2. Modules depend downward",
        "hotline.modules.workorders.actions.reply",
    ),
    (
        "modules/quality/apps.py",
        "import hotline.modules.callbacks.public",
        "2. Modules depend downward",
        "hotline.modules.quality.apps",
    ),
    (
        "modules/access/models.py",
        "import hotline.modules.access.actions.sign_in",
        "3. Inside a module",
        "hotline.modules.access.models",
    ),
    (
        "modules/callbacks/apps.py",
        "import hotline.modules.workorders.models",
        "4. A module is entered only",
        "hotline.modules.callbacks.apps reaches into hotline.modules.workorders.models",
    ),
    (
        "modules/workorders/rules/words.py",
        "import django.db",
        "5. Rules are plain Python",
        "hotline.modules.workorders.rules.words -> django",
    ),
    (
        "modules/evaluation/apps.py",
        "import hotline.modules.workorders.public",
        "6. Evaluation reads indicator values",
        "hotline.modules.evaluation.apps",
    ),
    ("kit/rates.py", "", "7. No package contains a cycle", ".kit -> .modules"),
)


def _lint(folder: Path) -> tuple[int, str]:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [linter, "--config", ".importlinter", "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": f"src:{folder}", "PATH": "", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stdout + run.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the sources."""
    ignored = shutil.ignore_patterns("__pycache__", "webdist", "migrations", "tests")
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=ignored)
    shutil.copytree(ROOT / "tools", tmp_path / "tools", ignore=ignored)
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def _broken(report: str) -> set[str]:
    return set(re.findall(r"^(\d)\. .* BROKEN", report, re.MULTILINE))


def test_contracts_hold() -> None:
    status, report = _lint(ROOT)
    assert status == 0, report


def test_planted_violations_are_caught(copy: Path) -> None:
    for place, line, _, _ in PLANTED:
        file = copy / "src" / "hotline" / place
        file.write_text(f"{line}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    status, report = _lint(copy)
    assert status != 0
    sections = re.split(r"^(?=\d\. )", report.partition("Broken contracts")[2], flags=re.MULTILINE)
    for _, line, contract, culprit in PLANTED:
        section = next((text for text in sections if text.startswith(contract)), "")
        assert culprit in re.sub(r"\s+", " ", section), f"{contract} did not notice {line!r} ({culprit}):\n{report}"


def test_room_with_another_name_is_caught(copy: Path) -> None:
    (copy / "src/hotline/modules/access/utils.py").write_text('"""Anything."""\n', encoding="utf-8")
    status, report = _lint(copy)
    assert status != 0 and _broken(report) == {"3"}, report


def test_module_without_a_layer_is_caught(copy: Path) -> None:
    folder = copy / "src/hotline/modules/anything"
    folder.mkdir()
    (folder / "__init__.py").write_text('"""Anything."""\n', encoding="utf-8")
    status, report = _lint(copy)
    assert status != 0 and "anything" in report, report
