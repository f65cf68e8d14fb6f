"""Every refusal has a code of its own, speaks both languages, and is documented."""

import re
from collections import Counter
from string import Formatter

import pytest
from tools.documentation.refusals import PAGE, page, refusals

from hotline.kit.errors import Refusal

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _facts(template: str) -> set[str]:
    """The facts that a sentence names; `reason_zh` and `reason_en` are one fact in two languages."""
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    return {re.sub(r"_(zh|en)$", "", name) for name in names}


def test_codes_are_unique() -> None:
    counted = Counter(refusal.code for refusal in refusals())
    assert [code for code, count in counted.items() if count > 1] == []
    assert len(counted) > 20


@pytest.mark.parametrize("refusal", refusals(), ids=lambda refusal: refusal.code)
def test_refusal_says_in_both_languages_what_to_do(refusal: type[Refusal]) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", refusal.code)
    assert 400 <= refusal.status < 600
    assert refusal.__doc__, "say when it is answered"
    for sentences in (refusal.title, refusal.next_step):
        assert set(sentences) == {"zh", "en"}
        assert CHINESE.search(sentences["zh"]) or _facts(sentences["zh"])
        assert not CHINESE.search(sentences["en"])
        assert _facts(sentences["zh"]) == _facts(sentences["en"]), "both languages tell the same facts"


def test_page_of_errors_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tools.documentation.refusals"
