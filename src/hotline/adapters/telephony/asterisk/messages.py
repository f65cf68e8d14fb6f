"""The manager interface's messages: lines of `Key: value`, ended by an empty line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hotline.modules.telephony.errors import SwitchValueRefused

KEY = re.compile(r"[A-Za-z][A-Za-z0-9_()-]{0,63}")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# The switch itself reads no longer line.
LONGEST_LINE = 1020

Values = Mapping[str, str | int | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Message:
    """A response or an event; a key may come more than once."""

    pairs: tuple[tuple[str, str], ...]

    def get(self, key: str) -> str:
        """The last value of that key; empty where there is none."""
        return next((value for name, value in reversed(self.pairs) if name == key), "")

    def every(self, key: str) -> list[str]:
        """All values of that key, in order."""
        return [value for name, value in self.pairs if name == key]

    @property
    def event(self) -> str:
        """Which event it is; empty for a response."""
        return self.get("Event")

    @property
    def is_success(self) -> bool:
        return self.get("Response") in {"Success", "Goodbye", "Pong"}

    @property
    def variables(self) -> dict[str, str]:
        """The channel's variables that the switch was told to send along."""
        return self._named("ChanVariable")

    @property
    def destination_variables(self) -> dict[str, str]:
        """Those of the channel that is dialled, in an event about two."""
        return self._named("DestChanVariable")

    def _named(self, key: str) -> dict[str, str]:
        found = (text.partition("=") for text in self.every(key))
        return {name: value for name, _, value in found}


def composed(action: str, identity: str, values: Values) -> bytes:
    """An action as it is sent. A value with a line break would become an action of its own: it is refused."""
    lines = [f"Action: {_sound('Action', action)}", f"ActionID: {_sound('ActionID', identity)}"]
    for key, value in values.items():
        if KEY.fullmatch(key) is None:
            raise SwitchValueRefused(what=key[:40])
        for each in [str(value)] if isinstance(value, str | int) else value:
            lines.append(f"{key}: {_sound(key, each)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8")


def parsed(lines: Sequence[str]) -> Message:
    """A message from its lines; what follows no key belongs to nobody and is left out."""
    return Message(tuple(_pairs(lines)))


def _pairs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        key, separator, value = line.partition(":")
        if separator and KEY.fullmatch(key):
            yield key, value.removeprefix(" ")


def _sound(key: str, value: str) -> str:
    if CONTROL.search(value) or len(key) + len(value.encode("utf-8", "replace")) > LONGEST_LINE:
        raise SwitchValueRefused(what=key)
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as failure:
        raise SwitchValueRefused(what=key) from failure
    return value
