"""What no committed file may be or say."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_FILE = 400
LONGEST_FUNCTION = 40

# A city's own name belongs to its scheme and its demonstration, never to the product.
CITIES = re.compile(r"hanzhong|beijing|shanghai|汉中|北京|上海|西安", re.IGNORECASE)
# The names of China's time.
NOT_A_CITY = re.compile(r"Asia/Shanghai|北京时间|Beijing time")
OF_ONE_CITY = ("src/hotline/schemes/", "src/hotline/modules/demonstration/")

FOREIGN_PLACES = re.compile(r"(?<![\w.:/~-])/(?:home|Users)/(?=\w)|--(?:extra-)?index[-_]url")
# Where packages are locked or clients are set up, no address at all: each user's own client knows its registry.
ADDRESS = re.compile(r'"resolved": "http|^[^"]*https?://')
NO_ADDRESSES = ("requirements.lock", "requirements-test.lock", "web/package-lock.json", "web/.npmrc")


@cache
def committed() -> tuple[Path, ...]:
    """The files that are, or are about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file())


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def _python(*folders: str) -> list[Path]:
    wanted = tuple(str(ROOT / folder) + "/" for folder in folders)
    return [file for file in committed() if file.suffix == ".py" and str(file).startswith(wanted)]


def _name(file: Path) -> str:
    return str(file.relative_to(ROOT))


def test_no_file_is_longer_than_a_sitting() -> None:
    too_long = {
        _name(file): lines
        for file in _python("src", "tools", "tests", "bench")
        if (lines := len(_text(file).splitlines())) > LONGEST_FILE
    }
    assert too_long == {}


def test_no_function_is_longer_than_a_screen() -> None:
    too_long = [
        f"{_name(file)}:{node.lineno} {node.name}"
        for file in _python("src", "tools")
        if "/tests/" not in str(file) and "/migrations/" not in str(file)
        for node in ast.walk(ast.parse(_text(file)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert too_long == []


def test_endpoints_decide_nothing() -> None:
    deciding = [
        f"{_name(file)}:{node.lineno}"
        for file in _python("src/hotline/modules")
        if file.name == "endpoints.py" or file.parent.name == "endpoints"
        for node in ast.walk(ast.parse(_text(file)))
        if isinstance(node, ast.If)
    ]
    assert deciding == [], "an endpoint parses, calls one action or selector, and answers"


def test_product_names_no_city() -> None:
    named = {
        f"{_name(file)}: {city}"
        for file in _python("src/hotline/modules")
        if not _name(file).startswith(OF_ONE_CITY) and "/tests/" not in str(file)
        for city in CITIES.findall(NOT_A_CITY.sub("", _text(file)))
    }
    assert named == set(), "what cities differ in is data: a scheme, a policy, a demonstration"


def test_no_file_names_a_machines_folders_or_a_registry() -> None:
    named = {
        f"{_name(file)}: {found.group()}"
        for file in committed()
        if file != Path(__file__)
        for found in FOREIGN_PLACES.finditer(_text(file))
    }
    assert named == set()


def test_locked_packages_name_no_address() -> None:
    lines = [line for name in NO_ADDRESSES for line in _text(ROOT / name).splitlines() if ADDRESS.search(line)]
    assert lines == []


def test_a_package_has_one_version_in_both_lock_files() -> None:
    """So that what is tested is what runs."""
    runs, tested = (
        dict(re.findall(r"^([\w.-]+)==([^\s;]+)", _text(ROOT / name), re.MULTILINE))
        for name in ("requirements.lock", "requirements-test.lock")
    )
    assert {name: version for name, version in runs.items() if tested.get(name) != version} == {}


def test_patterns_catch_what_they_are_for() -> None:
    for text in ("open('/home/li/x')", "see /Users/li/plan", "--index_url x"):
        assert FOREIGN_PLACES.search(text), text
    for text in ("~/home/x", "src/home/x", "https://example.org/home/x", "/api/home-page"):
        assert not FOREIGN_PLACES.search(text), text
    assert CITIES.search("def hanzhong_rate():")
    assert not CITIES.search(NOT_A_CITY.sub("", 'ZoneInfo("Asia/Shanghai")'))
