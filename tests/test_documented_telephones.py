"""The test telephones of the documentation are those of the tests."""

from pathlib import Path

from tests.telephony.scenarios import documented

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "how-to" / "telephones"


def test_telephones_of_the_documentation_do_what_those_of_the_tests_do() -> None:
    assert {path.stem: path.read_text() for path in FOLDER.glob("*.xml")} == {
        name: scenario.text() for name, scenario in documented().items()
    }
