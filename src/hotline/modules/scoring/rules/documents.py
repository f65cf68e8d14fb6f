"""YAML text as plain strings, lists and mappings, and the line on which each of them stands.

Every scalar stays the text that was written, so `0.1` becomes an exact Decimal and `no` stays a word.
"""

from collections.abc import Callable, Sequence

import yaml

from hotline.modules.scoring.errors import SchemeUnreadable

Plain = str | list["Plain"] | dict[str, "Plain"]
Location = Sequence[str | int]
LineOf = Callable[[Location], int | None]


class _Unquoted(yaml.SafeDumper):
    """Writes numbers and dates, which are texts here, without quotes."""

    yaml_implicit_resolvers = {}


class Document:
    """A parsed YAML text."""

    def __init__(self, text: str) -> None:
        try:
            root = yaml.compose(text, Loader=yaml.BaseLoader)
        except yaml.YAMLError as error:
            raise _unreadable(error) from error
        if root is None:
            raise SchemeUnreadable(path="", reason_zh="文件是空的。", reason_en="the file is empty.")
        self._root = root
        self.content = _plain(root, ())

    def line_of(self, location: Location) -> int | None:
        """The line of the place, or of the nearest place above it that the text has; counted from 1."""
        node = self._root
        for step in location:
            below = _below(node, step)
            if below is None:
                break
            node = below
        return int(node.start_mark.line) + 1


def plain_text(content: Plain) -> str:
    """The content as YAML that reads back as the same content, its keys in the order that they are given in."""
    return str(yaml.dump(content, Dumper=_Unquoted, allow_unicode=True, sort_keys=False, width=110))


def path_of(location: Location) -> str:
    """A place as a person writes it: `levels[2].groups[0].code`."""
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def _unreadable(error: yaml.YAMLError) -> SchemeUnreadable:
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    line = None if mark is None else mark.line + 1
    problem = error.problem if isinstance(error, yaml.MarkedYAMLError) and error.problem else str(error)
    return SchemeUnreadable(
        path="",
        line=line,
        reason_zh=f"第{line}行附近不符合 YAML 格式。" if line else "不符合 YAML 格式。",
        reason_en=f"near line {line}: {problem}.",
    )


def _plain(node: yaml.Node, location: tuple[str | int, ...]) -> Plain:
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in mapping:
                line = key_node.start_mark.line + 1
                raise SchemeUnreadable(
                    path=path_of((*location, key)),
                    line=line,
                    reason_zh=f"第{line}行的“{key}”重复出现。",
                    reason_en=f"“{key}” on line {line} stands twice in one place.",
                )
            mapping[key] = _plain(value_node, (*location, key))
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*location, index)) for index, item in enumerate(node.value)]
    return str(node.value)


def _below(node: yaml.Node, step: str | int) -> yaml.Node | None:
    found: yaml.Node | None = None
    if isinstance(node, yaml.MappingNode):
        found = next((value for key, value in node.value if key.value == step), None)
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found = node.value[step]
    return found
