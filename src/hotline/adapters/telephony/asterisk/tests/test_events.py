"""Whose number an event tells: digits, or nobody's where the caller hides it."""

import pytest

from hotline.adapters.telephony.asterisk.events import translated
from hotline.adapters.telephony.asterisk.messages import parsed

OFFERED = ("Event: AgentCalled", "Interface: PJSIP/1001", "Queue: inquiry", "ChanVariable: MENU_PATH=2")


@pytest.mark.parametrize(
    ("told", "number"),
    [
        (("CallerIDNum: 13800000001",), "13800000001"),
        (("CallerIDNum: +8613800000001", "ChanVariable: CALLER=+8613800000001"), "+8613800000001"),
        (("CallerIDNum: anonymous",), ""),
        (("CallerIDNum: <unknown>",), ""),
        (("CallerIDNum: unknown", "ChanVariable: CALLER=anonymous"), ""),
        (("CallerIDNum: " + "8" * 300,), "8" * 24),
    ],
)
def test_number_of_a_caller_is_digits_or_nobodys(told: tuple[str, ...], number: str) -> None:
    (event,) = translated(parsed([*OFFERED, *told]))

    assert (event.caller_number, event.agent, event.menu_choices) == (number, "1001", "2")
