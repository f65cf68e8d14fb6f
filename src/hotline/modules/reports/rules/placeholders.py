"""Typed placeholders in a template's text: `{{ value:answer_rate }}`, `{{ change:work_orders:last_year }}`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_BRACES = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)

# What each takes behind its name. A `?` need not be given.
FORMS: Mapping[str, tuple[str, ...]] = {
    "period": (),
    "city": (),
    "hotline": (),
    "subject": (),
    "as_of": (),
    "value": ("indicator", "comparison?"),
    "numerator": ("indicator",),
    "denominator": ("indicator",),
    "change": ("indicator", "comparison"),
    "part": ("indicator", "dimension", "key"),
    "share": ("indicator", "dimension", "key"),
    "leading": ("indicator", "dimension", "number", "unit?"),
    "count": ("list",),
}
WORDS = tuple(name for name, form in FORMS.items() if not form)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder as it is written, and what stands in it."""

    written: str
    name: str
    arguments: tuple[str, ...]

    def argument(self, of: str) -> str:
        """What is given for a place of the form, empty where nothing is."""
        names = [place.rstrip("?") for place in FORMS[self.name]]
        place = names.index(of) if of in names else len(self.arguments)
        return self.arguments[place] if place < len(self.arguments) else ""

    @property
    def indicator(self) -> str:
        """The indicator's code, without its variant."""
        return self.argument("indicator").partition("@")[0]

    @property
    def variant(self) -> str:
        """The counting rule that is named behind `@`; empty for the default."""
        return self.argument("indicator").partition("@")[2]


def parse(text: str) -> tuple[str | Placeholder, ...]:
    """The text in pieces; what stands in double braces is a placeholder, whether there is such a one or not."""
    pieces: list[str | Placeholder] = []
    end = 0
    for found in _BRACES.finditer(text):
        if found.start() > end:
            pieces.append(text[end : found.start()])
        name, *arguments = (part.strip() for part in found.group(1).split(":"))
        pieces.append(Placeholder(found.group(), name, tuple(arguments)))
        end = found.end()
    if end < len(text):
        pieces.append(text[end:])
    return tuple(pieces)


def form_of(name: str) -> str:
    """How a placeholder is written, such as `{{ change:indicator:comparison }}`."""
    return f"{{{{ {':'.join((name, *FORMS[name]))} }}}}"
