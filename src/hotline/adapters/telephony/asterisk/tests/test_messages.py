"""The manager interface's messages: none can hold another."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hotline.adapters.telephony.asterisk.messages import composed, parsed
from hotline.modules.telephony.errors import SwitchValueRefused


@pytest.mark.parametrize("value", ["1\r\nAction: Command", "1\nSecret: x", "a\0b", "a\rb", "a\x85b", "a\u2028b"])
def test_line_break_in_a_value_is_refused(value: str) -> None:
    with pytest.raises(SwitchValueRefused):
        composed("QueueAdd", "h1", {"Queue": value})
    with pytest.raises(SwitchValueRefused):
        composed(value, "h1", {})
    with pytest.raises(SwitchValueRefused):
        composed("QueueAdd", "h1", {value: "x"})


@given(some.dictionaries(some.text(), some.text()))
def test_every_accepted_action_is_one_action_with_the_values_given(values: dict[str, str]) -> None:
    try:
        sent = composed("Originate", "h1", values).decode("utf-8")
    except SwitchValueRefused:
        return
    assert sent.endswith("\r\n\r\n") and sent.count("\r\n\r\n") == 1
    read = parsed(sent.strip("\r\n").split("\r\n"))
    assert len(read.pairs) == 2 + len(values)
    assert all(read.get(key) == value for key, value in values.items() if key not in {"Action", "ActionID"})


@given(some.lists(some.text()))
def test_any_lines_can_be_read(lines: list[str]) -> None:
    parsed(lines)


def test_variables_of_a_channel_are_read_from_the_event() -> None:
    message = parsed(["Event: AgentCalled", "ChanVariable: CALL=1.2", "ChanVariable: MENU_PATH=1"])

    assert message.event == "AgentCalled"
    assert message.variables == {"CALL": "1.2", "MENU_PATH": "1"}
