"""A city's settings of its telephone as it writes them: a YAML text, or JSON, which is YAML too."""

import re
from collections.abc import Hashable

import yaml

from hotline.modules.telephony.errors import CityTelephoneRefused

from .city_telephone import CityTelephone, Path, Values, city_telephone

INTEGER, FLOAT, MOMENT = "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:timestamp"


class _Loader(yaml.SafeLoader):
    """Without what YAML 1.1 would guess: 18:00 is a time and not 1080. A key twice, or a reference, is a mistake."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.get_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "references are not read", event.start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        known: set[str] = set()
        for key, _ in node.value:
            if key.value in known:
                raise yaml.constructor.ConstructorError(None, None, "a key twice", key.start_mark)
            known.add(key.value)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if tag not in {INTEGER, FLOAT, MOMENT}]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(INTEGER, re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z"), list("-0123456789"))
_Loader.add_implicit_resolver(FLOAT, re.compile(r"-?[0-9]{0,17}\.[0-9]{1,17}\Z"), list("-.0123456789"))


def read_city_telephone(text: str, *, over: Values | None = None) -> CityTelephone:
    """What a text says; refused with the key at fault and its line.

    Where `over` is given the text need not be whole: what it names takes the place of what stands there.
    """
    told, root = _told(text)
    values = told if over is None or not isinstance(told, dict) else {**over, **told}
    return city_telephone({} if values is None else values, lambda path: _line(root, path))


def _told(text: str) -> tuple[object, yaml.Node | None]:
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
        told: object = loader.construct_document(root) if root is not None else None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 1
        raise CityTelephoneRefused(
            field="text",
            key="YAML",
            line=line,
            where_zh=f"（第 {line} 行）",
            where_en=f" (line {line})",
            reason_zh="不是正确的 YAML，或有重复、引用的项目",
            reason_en="it is not valid YAML, or holds a key twice or a reference",
        ) from error
    return told, root


def _line(root: yaml.Node | None, path: Path) -> int | None:
    """The line of the key that the path names, or of the last one on the way to it."""
    node, line = root, None
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == str(step)]
            node, line = (found[0][1], found[0][0].start_mark.line + 1) if found else (None, line)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line


def written(values: Values) -> str:
    """The values as a file of settings."""
    return yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False) if values else ""
