"""Phrases with slots, compiled once and filled many hundred thousand times."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Pick = Callable[[], float]
Context = Mapping[str, str]

_SLOT = re.compile(r"\{(\w+)\}")


def split_phrases(text: str) -> tuple[str, ...]:
    """The productions of a line such as `one | another`; an empty one between bars stands for no words at all."""
    return tuple(part.strip() for part in text.split("|")) if text else ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text with slots; each slot is a choice of phrases or a name that the context fills."""

    text: str
    slots: tuple["tuple[Phrase | str, ...] | str", ...]

    def fill(self, pick: Pick, context: Context) -> str:
        """The phrase with every slot filled."""
        words: list[str] = []
        for slot in self.slots:
            if isinstance(slot, str):
                words.append(context[slot])
                continue
            choice = slot[int(pick() * len(slot))]
            words.append(choice if isinstance(choice, str) else choice.fill(pick, context))
        return self.text % tuple(words)


class Grammar:
    """Named lists of phrases, which may refer to each other and to names that a context brings."""

    def __init__(self, lists: Mapping[str, str], context_names: frozenset[str]) -> None:
        self._lists = lists
        self._context_names = context_names
        self._compiled: dict[str, tuple[Phrase | str, ...]] = {}

    def named(self, name: str) -> tuple[Phrase | str, ...]:
        """The productions of a list; `KeyError` for a list that does not exist."""
        if name not in self._compiled:
            self._compiled[name] = self.productions(self._lists[name])
        return self._compiled[name]

    def productions(self, line: str) -> tuple[Phrase | str, ...]:
        """Compile the productions of a line; those without slots stay plain text."""
        return tuple(self._compile(part) if _SLOT.search(part) else part for part in split_phrases(line))

    def _compile(self, text: str) -> Phrase:
        slots = tuple(name if name in self._context_names else self.named(name) for name in _SLOT.findall(text))
        return Phrase(_SLOT.sub("%s", text.replace("%", "%%")), slots)


def draw(pick: Pick, choices: Sequence[Phrase | str], context: Context) -> str:
    """One of the phrases, filled."""
    choice = choices[int(pick() * len(choices))]
    return choice if isinstance(choice, str) else choice.fill(pick, context)
