"""The glossary is law: what the code names is in it, and its tables name nothing that the code does not."""

import inspect
import pkgutil
import re
from enum import Enum
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

from hotline.kit.events import Event
from hotline.modules.access.public import ROLES, Permission
from hotline.modules.analytics.public import catalogue
from hotline.modules.workorders.rules.lifecycle import Stage, Step

PAGE = Path(__file__).parents[2] / "docs" / "glossary.md"
TEXT = PAGE.read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([A-Za-z0-9_]+)`", TEXT))

# Enumerations whose values are words of the business; others are technical.
WORDS = {
    "AgentState",
    "ApprovalKind",
    "CallOutcome",
    "CallParty",
    "Channel",
    "ClockKind",
    "DayKind",
    "DepartmentLevel",
    "EmergencyService",
    "FocusArea",
    "LegEnding",
    "LimitUnit",
    "Outcome",
    "Part",
    "RatingMeans",
    "ReportKind",
    "RequestType",
    "RequesterKind",
    "RetentionClass",
    "ReviewOutcome",
    "Satisfaction",
    "UpdateKind",
    "Urgency",
    "WaitEnding",
}


def _models() -> set[str]:
    return {model.__name__ for model in apps.get_models() if model.__module__.startswith("hotline.modules.")}


def _modules_of(room: str) -> list[object]:
    root = import_module("hotline.modules")
    names = [module.name for module in pkgutil.walk_packages(root.__path__, "hotline.modules.")]
    return [import_module(name) for name in names if room in name.split(".") and "tests" not in name.split(".")]


def _events() -> set[str]:
    found = [value for module in _modules_of("events") for value in vars(module).values()]
    return {value.__name__ for value in found if inspect.isclass(value) and issubclass(value, Event)} - {"Event"}


def _words() -> set[str]:
    found = [value for module in _modules_of("rules") for value in vars(module).values()]
    kinds = {value for value in found if inspect.isclass(value) and issubclass(value, Enum)}
    assert {kind.__name__ for kind in kinds} >= WORDS - {"ReviewOutcome"}
    return {str(word.value) for kind in kinds if kind.__name__ in WORDS for word in kind}


TABLES = {
    "Roles": set(ROLES),
    "Permissions": {permission.value for permission in Permission},
    "Stages": {stage.value for stage in Stage},
    "Steps": {step.value for step in Step},
    "Events": _events(),
    "Indicators": set(catalogue().indicators),
}


@pytest.mark.parametrize("heading", TABLES)
def test_table_names_exactly_what_the_code_does(heading: str) -> None:
    section = TEXT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    named = set(re.findall(r"^\|[^|]+\| `([A-Za-z0-9_]+)` \|", section, re.MULTILINE))
    assert named == TABLES[heading]


def test_every_model_is_in_the_glossary() -> None:
    assert _models() - NAMED == set()


def test_every_word_of_the_business_is_in_the_glossary() -> None:
    assert _words() - NAMED == set()


def test_every_entry_has_its_chinese_and_its_meaning() -> None:
    for line in TEXT.splitlines():
        if line.startswith("|") and not line.startswith(("|---", "| 中文")):
            chinese, identifier, meaning = (cell.strip() for cell in line.strip("|").split("|"))
            assert re.search(r"[\u4e00-\u9fff]", chinese), line
            assert "`" in identifier and meaning.rstrip("◇ ").endswith("."), line
