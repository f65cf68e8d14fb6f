"""What was wrong with a command line, in Chinese; click says it in English."""

import re

import click

TROUBLES = (
    (re.compile(r"No such command '?(.+?)'?\.( .*)?"), "没有这个命令：{}。"),
    (re.compile(r"Got unexpected extra arguments? \((.+)\)"), "多余的参数：{}。"),
    (re.compile(r"Missing command\."), "后面还要写做什么。"),
)
WHOLE_NUMBER = re.compile(r"'(.*)' is not a valid integer.*")


def sentence(failure: click.ClickException) -> str:
    """The reason, and where the usage is explained."""
    return f"{_reason(failure)}用法见 {page_of(failure)}"


def page_of(failure: click.ClickException) -> str:
    """The help page of the command that was misused."""
    context = failure.ctx if isinstance(failure, click.UsageError) else None
    words = context.command_path.split()[1:2] if context is not None else []
    return " ".join(["./hotline help", *words])


def _reason(failure: click.ClickException) -> str:
    match failure:
        case click.NoSuchOption():
            return f"没有选项 {failure.option_name}。"
        case click.BadOptionUsage():
            return f"选项 {failure.option_name} 的写法不对，可能缺少后面的值，或不应带值。"
        case click.MissingParameter():
            return f"缺少{_name(failure.param)}。"
        case click.BadParameter():
            return f"{_name(failure.param)} 的值不可用：{_value(failure)}"
        case _:
            message = failure.format_message()
            found = ((pattern.fullmatch(message), said) for pattern, said in TROUBLES)
            return next((said.format(*match.groups()) for match, said in found if match), message)


def _name(parameter: click.Parameter | None) -> str:
    """The parameter as people type it."""
    if parameter is None:
        return "参数"
    if isinstance(parameter, click.Option):
        return f"选项 {parameter.opts[0]}"
    return f"参数 {parameter.human_readable_name}"


def _value(failure: click.BadParameter) -> str:
    kind = failure.param.type if failure.param is not None else None
    if isinstance(kind, click.Choice):
        return f"只能是 {'、'.join(map(str, kind.choices))}。"
    number = WHOLE_NUMBER.fullmatch(failure.message)
    return f"“{number[1]}”不是整数。" if number else failure.message
