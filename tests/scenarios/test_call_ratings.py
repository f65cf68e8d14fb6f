"""The second chance to rate a call: who is texted a link, and what his answer counts."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from hypothesis import given
from hypothesis import strategies as st
from tests.support import AT, City, PageClient, PersonFactory

from hotline.kit.clock import local_date
from hotline.kit.errors import Refusal
from hotline.modules.access.public import actor_of
from hotline.modules.callbacks.actions.offer_call_ratings import offer_call_ratings
from hotline.modules.notifications.public import OutgoingMessage
from hotline.modules.telephony.actions.caller_rules import propose_caller_rule
from hotline.modules.telephony.actions.publish_city_telephone import publish_city_telephone
from hotline.modules.telephony.actions.rate_by_link import rate_by_link
from hotline.modules.telephony.models import Call, CallRating, RatingLink
from hotline.modules.telephony.public import record_calls
from hotline.modules.telephony.rules import SIMULATED, SWITCH, CallDirection, CallOutcome, RatingMeans
from hotline.modules.telephony.rules.call_facts import CallFacts, RatingFacts
from hotline.modules.telephony.rules.caller_rules import CallerRuleKind
from hotline.modules.telephony.rules.city_telephone import city_telephone
from hotline.modules.telephony.rules.rating_links import LINK_DAYS, LinkFacts, LinkState, takes_texts
from hotline.modules.telephony.selectors.rating_links import token_of
from hotline.modules.workorders.public import WorkOrder
from hotline.modules.workorders.tests.builders import registered

pytestmark = pytest.mark.django_db
IDENTITY, NUMBER = "1683511200.7", "13800000000"
ANSWERED = CallFacts(
    external_identity=IDENTITY,
    arrived_at=AT,
    outcome=CallOutcome.ANSWERED,
    caller_number=NUMBER,
    talking_seconds=12,
    answered_at=AT + timedelta(seconds=5),
    ended_at=AT + timedelta(seconds=17),
)
BY_KEYS = RatingFacts(level=5, means=RatingMeans.KEYPAD, given_at=AT + timedelta(seconds=30))
# A quarter of an hour after the call of these tests ended.
LATER = AT + timedelta(minutes=15)


@pytest.fixture
def switched_on(person: PersonFactory, city: City) -> None:
    _publish(person, texts_rating_links=True)


def _publish(person: PersonFactory, **values: bool) -> None:
    head = actor_of(person("hotline_head"))
    publish_city_telephone(city=city_telephone(values), valid_from=AT, reason="补充评价", by=head, at=AT)


def _ended(facts: CallFacts = ANSWERED, source: str = SWITCH) -> Call:
    record_calls(source=source, calls=[facts])
    return Call.objects.get(external_identity=facts.external_identity)


@pytest.fixture
def caller() -> PageClient:
    """A caller's telephone: nobody signs in there."""
    return PageClient()


@pytest.mark.usefixtures("switched_on")
def test_caller_who_pressed_no_key_is_texted_one_link_and_his_rating_is_the_calls() -> None:
    call = _ended()

    assert [offer_call_ratings(at=LATER + timedelta(minutes=5 * step)) for step in range(3)] == [1, 0, 0]

    message = OutgoingMessage.objects.get()
    assert (message.to_number, message.subject) == (call.caller_number, f"call:{call.reference}")
    found = re.search(r"/r/(\S+)", message.text)
    assert found and str(call.caller_number) not in message.text
    rate_by_link(token=found[1], level=2, at=LATER)
    rating = CallRating.objects.get()
    assert (rating.call_id, rating.level, rating.means, rating.given_at) == (call.pk, 2, RatingMeans.SMS, LATER)
    call.refresh_from_db()
    assert call.rating == 2
    with pytest.raises(Refusal) as refusal:
        rate_by_link(token=found[1], level=5, at=LATER)
    assert refusal.value.code == "rating_link_used" and CallRating.objects.get().level == 2


def test_nobody_is_texted_where_the_city_has_not_switched_it_on() -> None:
    _ended()

    assert offer_call_ratings(at=LATER) == 0
    assert not OutgoingMessage.objects.exists()


@pytest.mark.usefixtures("switched_on")
@pytest.mark.parametrize(
    "changes",
    [
        {"caller_number": ""},
        {"caller_number": "02788880000"},
        {"direction": CallDirection.OUTGOING},
        {"outcome": CallOutcome.ABANDONED, "answered_at": None, "talking_seconds": 0},
        {"ended_at": LATER - timedelta(minutes=9)},
        {"ended_at": LATER - timedelta(hours=3)},
    ],
    ids=["anonymous", "office", "outgoing", "abandoned", "just ended", "long ago"],
)
def test_call_that_is_not_to_be_asked_about_is_not(changes: dict[str, Any]) -> None:
    _ended(replace(ANSWERED, **changes))

    assert offer_call_ratings(at=LATER) == 0


@pytest.mark.usefixtures("switched_on")
def test_caller_of_a_simulated_switch_is_nobody_and_is_not_texted() -> None:
    _ended(source=SIMULATED)

    assert offer_call_ratings(at=LATER) == 0


@pytest.mark.usefixtures("switched_on")
def test_caller_who_pressed_a_key_is_not_asked_again() -> None:
    _ended(replace(ANSWERED, ratings=(BY_KEYS,)))

    assert offer_call_ratings(at=LATER) == 0


@pytest.mark.usefixtures("switched_on")
def test_caller_whom_somebody_proposed_to_refuse_is_not_asked(person: PersonFactory) -> None:
    call = _ended()
    propose_caller_rule(
        number=call.caller_number,
        kind=CallerRuleKind.REFUSED,
        reason="连续骚扰",
        last_on=local_date(LATER),
        by=actor_of(person("agent")),
        at=AT,
    )

    assert offer_call_ratings(at=LATER) == 0


@pytest.mark.usefixtures("switched_on")
def test_who_calls_often_is_asked_once_a_day_about_his_latest_call() -> None:
    _ended()
    latest = _ended(replace(ANSWERED, external_identity="1683511200.9", ended_at=AT + timedelta(minutes=2)))

    assert offer_call_ratings(at=LATER) == 1
    assert RatingLink.objects.get().call_id == latest.pk
    assert offer_call_ratings(at=LATER + timedelta(minutes=5)) == 0


@pytest.mark.usefixtures("switched_on")
def test_who_wants_no_more_texts_gets_none(caller: PageClient) -> None:
    _ended()
    offer_call_ratings(at=LATER)
    path = f"/api/call-ratings/{token_of(RatingLink.objects.get())}/refusals"

    assert [caller.post_json(path).status_code for _ in range(2)] == [204, 204]

    later = LATER + timedelta(days=2)
    _ended(replace(ANSWERED, external_identity="1683684000.1", arrived_at=later, answered_at=later, ended_at=later))
    assert offer_call_ratings(at=later + timedelta(minutes=15)) == 0


@pytest.mark.usefixtures("switched_on")
def test_rating_by_keys_that_the_books_tell_late_stands_before_the_one_by_a_text() -> None:
    call = _ended()
    offer_call_ratings(at=LATER)
    token = token_of(RatingLink.objects.get())
    rate_by_link(token=token, level=2, at=LATER)
    # Told again without a rating, the call keeps the one by the text.
    _ended()
    call.refresh_from_db()
    assert call.rating == 2

    _ended(replace(ANSWERED, ratings=(BY_KEYS,)))

    call.refresh_from_db()
    assert call.rating == 5


@pytest.mark.usefixtures("switched_on")
def test_link_takes_no_answer_once_keys_were_pressed() -> None:
    call = _ended()
    offer_call_ratings(at=LATER)
    _ended(replace(ANSWERED, ratings=(BY_KEYS,)))

    with pytest.raises(Refusal) as refusal:
        rate_by_link(token=token_of(RatingLink.objects.get()), level=1, at=LATER)

    call.refresh_from_db()
    assert (refusal.value.code, call.rating) == ("call_rated_by_keypad", 5)


@pytest.mark.django_db(transaction=True)
def test_link_used_twice_at_once_counts_once(person: PersonFactory, city: City) -> None:
    _publish(person, texts_rating_links=True)
    _ended()
    offer_call_ratings(at=LATER)
    token, start = token_of(RatingLink.objects.get()), Barrier(3)

    def use(level: int) -> str:
        start.wait()
        try:
            rate_by_link(token=token, level=level, at=LATER + timedelta(seconds=level))
        except Refusal as refusal:
            return refusal.code
        finally:
            connections.close_all()
        return "counted"

    with ThreadPoolExecutor(3) as pool:
        outcomes = sorted(pool.map(use, range(1, 4)))

    assert outcomes == ["counted", "rating_link_used", "rating_link_used"]
    assert CallRating.objects.get().level == Call.objects.get().rating


@pytest.mark.usefixtures("switched_on")
def test_page_behind_a_link_shows_when_the_call_was_and_nothing_of_who_called(caller: PageClient) -> None:
    call = _ended()
    offer_call_ratings(at=LATER)
    link = RatingLink.objects.get()
    RatingLink.objects.update(expires_at=datetime(2199, 1, 1, tzinfo=AT.tzinfo))
    path = f"/api/call-ratings/{token_of(link)}"

    shown = caller.get(path)

    assert set(shown.json()) == {"title", "called_at", "expires_at", "state"} and shown.json()["state"] == "open"
    assert call.caller_number not in shown.text
    assert caller.post_json(path, {"level": 6}).status_code == 422
    assert caller.post_json(path, {"level": 5}).json()["state"] == "used"
    assert caller.get("/api/call-ratings/1.nobody-signed-this").json()["code"] == "rating_link_unknown"


@given(st.booleans(), st.integers(-10, 10), st.booleans())
def test_link_is_open_only_unused_in_its_time_and_where_no_key_was_pressed(
    is_used: bool, days: int, by_keys: bool
) -> None:
    link = LinkFacts(AT + timedelta(days=LINK_DAYS), AT if is_used else None, by_keys)

    is_open = link.state_at(AT + timedelta(days=days)) is LinkState.OPEN

    assert is_open == (not is_used and not by_keys and days <= LINK_DAYS)


@pytest.mark.parametrize(
    ("number", "is_mobile"),
    [("13800000000", True), ("+8613800000000", True), ("12345", False), ("02788880000", False), ("", False)],
)
def test_only_mobile_numbers_are_texted(number: str, is_mobile: bool) -> None:
    assert takes_texts(number) is is_mobile


@pytest.mark.usefixtures("switched_on")
def test_caller_whose_matter_is_confidential_is_not_texted(person: PersonFactory) -> None:
    call = _ended()
    work_order = registered(actor_of(person("agent")), AT)
    WorkOrder.objects.filter(pk=work_order.pk).update(call=call, is_confidential=True)
    assert offer_call_ratings(at=LATER) == 0

    WorkOrder.objects.filter(pk=work_order.pk).update(is_confidential=False)
    assert offer_call_ratings(at=LATER) == 1
