"""`./hotline switch install && ./hotline up`, and somebody calls."""

from pathlib import Path

from tests.platform.test_supervisor import request_body
from tests.telephony import scenarios
from tests.telephony.hotlines import Hotline
from tests.telephony.sounds import AGENT_TONE, CALLER_TONE, channels, share

CALLER = "13800000101"
MATTER = ("title", "content", "request_type", "urgency", "category_code", "division_code", "address")


def test_call_goes_from_the_welcome_to_the_rating_and_is_on_its_page(hotline: Hotline, tones: dict[int, Path]) -> None:
    agent = scenarios.answering("agent").play(tones[AGENT_TONE]).pause(4).hang_up()
    answering = hotline.plug_in(["1001"], agent, calls=1)
    page = hotline.page()
    page.post("/api/seats/own/log-ins", {"extension": "1001", "is_desk_phone": True})
    page.post("/api/seats/own/ready-marks", {})
    caller = scenarios.caller().pause(1.5).press("1").play(tones[CALLER_TONE]).pause(7.5).press("5")

    calling = hotline.exchange.call(caller.until_the_other_hangs_up(), caller=CALLER)
    popped_up = hotline.wait_for_state(page, "talking")
    registered = page.post("/api/work-orders/batches", two_matters(str(popped_up["call_reference"])))["items"]
    answering.finish()
    calling.finish()

    assert (popped_up["caller_number"], popped_up["queue"], popped_up["menu_choices"]) == (CALLER, "inquiry", "1")
    told = hotline.call_of(CALLER)
    assert told["reference"] == popped_up["call_reference"]
    assert (told["outcome"], told["menu_choices"], told["agent_name"], told["rating"]) == ("answered", "1", "张三", 5)
    assert told["waiting_seconds"] in {1, 2} and told["talking_seconds"] in {4, 5}
    assert told["arrived_at"] < told["answered_at"] < told["ended_at"]  # type: ignore[operator]
    assert (told["was_cut"], told["incidents"]) == (False, [])
    said_of_both = {order["number"] for order in told["work_orders"]}  # type: ignore[attr-defined]
    assert isinstance(registered, list) and said_of_both == {one["number"] for one in registered}
    of_orders = [page.get(f"/api/work-orders/{order['number']}")["call"] for order in registered]
    assert {call["recording_reference"] for call in of_orders} == {told["recording_reference"]}  # type: ignore[index]
    recording, sound = hotline.sound_of(told)
    said, heard = channels(sound)
    assert recording["length_verdict"] == "fits"
    assert share(said, CALLER_TONE) > 0.9 and share(said, AGENT_TONE) < 0.05
    assert share(heard, AGENT_TONE) > 0.9 and share(heard, CALLER_TONE) < 0.05


def two_matters(call_reference: str) -> dict[str, object]:
    """Two requests of whoever is on the line."""
    matters = [{name: request_body(number)[name] for name in MATTER} | {"answer": None} for number in (1, 2)]
    return {"requester": request_body(1)["requester"], "call_reference": call_reference, "matters": matters}
