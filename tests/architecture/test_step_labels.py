"""A step has one name: the glossary's is what pages show on its button, and the drawn life cycle says the same."""

import re
from pathlib import Path

from tools.documentation.life_cycle import words

from hotline.modules.workorders.rules.lifecycle import Step

_LOCALE = Path(__file__).parents[2] / "web" / "src" / "locales" / "steps.zh-CN.ts"


def labels() -> dict[str, str]:
    """The Chinese label of each step on the pages."""
    block = _LOCALE.read_text(encoding="utf-8").partition("  step: {\n")[2].partition("\n  },\n")[0]
    return dict(re.findall(r"^    ([a-z_]+): '([^']+)',$", block, re.MULTILINE))


def test_pages_call_every_step_what_the_glossary_calls_it() -> None:
    named = words("Steps")

    shown = labels()

    assert {step.value: shown.get(step.value) for step in Step} == {step.value: named[step.value] for step in Step}
