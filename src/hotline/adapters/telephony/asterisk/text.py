"""The switch's own file format, written so that a value can never become a line, a section or a command of its own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from hotline.modules.telephony.errors import SwitchValueRefused

NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
# A filter's key names the event that it is for: `eventfilter(name(Hangup))`.
KEY = re.compile(r"[A-Za-z0-9_-]{1,64}(\(name\([A-Za-z]{1,40}\)\))?")
# Within a value `;` begins a comment; a leading `>` would be read as part of the arrow.
UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029;]|^[>\s]|\s$")
WORD = re.compile(r"[A-Za-z0-9_./:@+-]{1,200}")

Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Section:
    """A section and its settings, in order; a key may come more than once."""

    name: str
    settings: tuple[tuple[str, Value], ...]
    is_template: bool = False
    follows: str = ""

    def text(self) -> str:
        """The section as the switch reads it."""
        marks = "(!)" if self.is_template else f"({_name(self.follows)})" if self.follows else ""
        lines = [f"[{_name(self.name)}]{marks}", *(f"{_key(key)} = {shown(value)}" for key, value in self.settings)]
        return "\n".join(lines) + "\n"


@dataclass
class Context:
    """A context of the dialplan: extensions with their steps. Steps are ours; values in them have passed `word`."""

    name: str
    lines: list[str] = field(default_factory=list)

    def extension(self, pattern: str, *steps: str) -> "Context":
        """Add an extension; a step may begin with a label: `menu: Read(…)`."""
        if re.fullmatch(r"_?[A-Za-z0-9.!\[\]-]{1,40}", pattern) is None:
            raise SwitchValueRefused(what=pattern)
        for number, step in enumerate(steps):
            label, separator, application = step.partition(": ")
            if not separator or not label.isalpha():
                label, application = "", step
            if re.search(r"[\x00-\x1f\x7f;]", application):
                raise SwitchValueRefused(what=pattern)
            start = f"exten => {pattern},1" if number == 0 else " same => n"
            self.lines.append(f"{start}{f'({label})' if label else ''},{application}")
        return self

    def text(self) -> str:
        """The context as the switch reads it."""
        return "\n".join([f"[{_name(self.name)}]", *self.lines]) + "\n"


def joined(parts: Iterable[Section | Context]) -> str:
    """A whole file."""
    return "\n".join(part.text() for part in parts)


def word(value: str) -> str:
    """A value that stands in the dialplan: no sign that the dialplan reads as anything but a letter."""
    if WORD.fullmatch(value) is None:
        raise SwitchValueRefused(what=value[:40])
    return value


def shown(value: Value) -> str:
    """A value as it stands behind the `=`."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    if UNSAFE.search(text):
        raise SwitchValueRefused(what=text[:40])
    return text


def _name(name: str) -> str:
    if NAME.fullmatch(name) is None:
        raise SwitchValueRefused(what=name[:40])
    return name


def _key(key: str) -> str:
    if KEY.fullmatch(key) is None:
        raise SwitchValueRefused(what=key[:40])
    return key
