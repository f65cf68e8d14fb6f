"""What `evaluate` prints for a person: every leaf, both totals, and a note wherever something needs one."""

from decimal import Decimal

import pytest
from rich.console import Console

from hotline.config.scorecards import scorecard_view
from hotline.modules.evaluation.public import load_scheme, reference_values
from hotline.modules.evaluation.rules.documents import ScorecardDocument
from hotline.modules.evaluation.rules.presenting import Setting, scorecard_document
from hotline.modules.evaluation.selectors.indicators import sources
from hotline.modules.evaluation.tests.figures import values_of
from hotline.modules.scoring.public import Values, indicator_requests, score


@pytest.fixture(autouse=True)
def _in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_LANGUAGE", "zh")


def document(language: str = "zh", scale: str = "1") -> ScorecardDocument:
    scheme = load_scheme("hanzhong-2023")
    indicators = tuple(values_of(request) for request in indicator_requests(scheme))
    values = Values(indicators=indicators, entered=reference_values(scheme.code))
    setting = Setting(
        hotline=scheme.code,
        scale=Decimal(scale),
        first_day=scheme.period.first_day,
        last_day=scheme.period.last_day,
        entries={},
        sources=sources(indicator_requests(scheme)),
        language=language,
    )
    return scorecard_document(score(scheme, values), setting)


def printed(shown: ScorecardDocument, width: int = 200) -> str:
    console = Console(width=width, highlight=False)
    with console.capture() as capture:
        console.print(scorecard_view(shown))
    return capture.get()


def test_the_scorecard_names_every_leaf_and_both_totals() -> None:
    text = printed(document())
    assert "199,133 通" in text
    for leaf in document()["indicators"]:
        assert leaf["name"] in text
        # The terminal groups thousands, the document does not.
        assert leaf["shown"] in text.replace(",", "")
    assert "按规则合计87.70分，等级良；报告得分89.33分，等级良。" in text
    assert "其中1项没有评分规则" in text
    assert "规模" not in text


def test_a_leaf_that_differs_refers_to_its_note() -> None:
    text = printed(document())
    row = next(line for line in text.splitlines() if "市民满意度" in line and "7.00" in line)
    number = row.rsplit("[", 1)[1].split("]")[0]
    assert f"[{number}] 市民满意度：问卷满意度55÷58" in text


def test_a_hotline_at_reduced_scale_says_so() -> None:
    assert "按0.1的规模生成" in printed(document(scale="0.1"))


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for line in printed(document(), width).splitlines():
        assert sum(2 if ord(letter) > 0x2E80 else 1 for letter in line) <= width


def test_in_english_the_page_has_no_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_LANGUAGE", "en")
    text = printed(document("en"))
    assert "By rule 87.70 (good), as stated 89.33 (good)." in text
    assert not any("一" <= letter <= "鿿" for letter in text)
