"""Hot topics: which categories and which words rise, against the period before."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

# Fewer are chance, not a topic.
LEAST_COUNT = 3
_SHORTEST, _LONGEST = 3, 8
# A word of which nearly all cases lie in one longer word is only a part of that.
_ALMOST_ALL = 0.8
_RUN = re.compile(r"[\u4e00-\u9fff]+")
# Mined first, then counted exactly: so many more candidates than are shown.
_SPARE = 4
# How a request is put, not what it is about; taken out of a word, something has to be left.
_FORM = re.compile(
    # Who asks, and from where: "临江区居民咨询".
    "^[\u4e00-\u9fff]*?(?:居民|市民|群众|网民)|"
    "关于|有关|相关|咨询|投诉|求助|建议|举报|反映|表扬|感谢|请求|希望|要求|诉求|来电|部门|"
    "问题|情况|事宜|事项|处理|解决|尽快|[的了和与及或在对被把等于]"
)
_LEAST_LEFT = 2
# A word that begins or ends so is cut out of the middle of a sentence.
_LOOSE_START, _LOOSE_END = re.compile("的(?!士)|了(?!解)|与|及(?!时)|或"), re.compile("[的了与及或被把]$")


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that came up so often now and so often before."""

    name: str
    now: int
    before: int
    orders: tuple[str, ...] = ()

    @property
    def rise(self) -> float:
        """How far it rose beyond chance: the difference in units of its own spread."""
        return (self.now - self.before) / sqrt(self.now + self.before) if self.now + self.before else 0.0


@dataclass(frozen=True, slots=True)
class Title:
    """A work order's title, and the names in it that are nobody's business."""

    number: str
    text: str
    requester_name: str = ""


def rising(topics: Iterable[Topic], most: int) -> list[Topic]:
    """Those that came up often enough and rose, the strongest rise first."""
    chosen = [topic for topic in topics if topic.now >= LEAST_COUNT and topic.now > topic.before]
    return sorted(chosen, key=lambda topic: (-topic.rise, -topic.now, topic.name))[:most]


def candidates(now: Sequence[Title], before: Sequence[Title], most: int) -> list[str]:
    """Words of the titles that may be rising; each at least three characters.

    None that says nothing, none that holds a requester's name.
    """
    counts = _counted(now)
    frequent = {word: count for word, count in counts.items() if count >= LEAST_COUNT}
    earlier = Counter(word for title in before for word in _words(title.text) if word in frequent)
    names = {title.requester_name for title in now if len(title.requester_name) > 1}
    meant = {word: count for word, count in _whole(frequent).items() if says_something(word)}
    topics = (Topic(word, count, earlier[word]) for word, count in meant.items() if not _names(word, names))
    chosen: list[str] = []
    for topic in rising(topics, len(frequent)):
        if not any(_overlap(topic.name, word) for word in chosen):
            chosen.append(topic.name)
        if len(chosen) == most * _SPARE:
            break
    return chosen


def says_something(word: str) -> bool:
    """Whether a word names a matter or a place, and is not only how a request is put: “的咨询”, “居民反映”."""
    if _LOOSE_START.match(word) or _LOOSE_END.search(word):
        return False
    return len(_FORM.sub("", word)) >= _LEAST_LEFT


def _counted(titles: Sequence[Title]) -> Counter[str]:
    return Counter(word for title in titles for word in _words(title.text))


def _words(text: str) -> set[str]:
    """Every run of characters of a title, each once: no dictionary knows the names of estates and sites."""
    return {
        run[start : start + length]
        for run in _RUN.findall(text)
        for length in range(_SHORTEST, min(_LONGEST, len(run)) + 1)
        for start in range(len(run) - length + 1)
    }


def _whole(frequent: dict[str, int]) -> dict[str, int]:
    """Without the words that are only a part of a longer one."""
    parts = {
        part
        for word, count in frequent.items()
        for part in _shorter(word)
        if frequent.get(part, 0) * _ALMOST_ALL <= count
    }
    return {word: count for word, count in frequent.items() if word not in parts}


def _shorter(word: str) -> Iterator[str]:
    for length in range(_SHORTEST, len(word)):
        for start in range(len(word) - length + 1):
            yield word[start : start + length]


def _names(word: str, names: set[str]) -> bool:
    return any(name in word or word in name for name in names)


def _overlap(one: str, other: str) -> bool:
    """Whether two words are about the same: one holds the other, or they share most of their characters in order."""
    if one in other or other in one:
        return True
    shorter = min(len(one), len(other))
    return any(one[-length:] == other[:length] or other[-length:] == one[:length] for length in range(2, shorter))
