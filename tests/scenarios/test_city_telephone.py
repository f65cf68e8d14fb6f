"""A city decides about its telephone: who, when, why and from when on, and it holds when its moment comes."""

from datetime import UTC, datetime, timedelta

import pytest

from hotline.kit.errors import InvalidInput, NotPermitted
from hotline.modules.access.public import Permission, system_actor
from hotline.modules.telephony.errors import CityTelephoneUnchanged
from hotline.modules.telephony.models import CityTelephoneVersion, NotReadyReason
from hotline.modules.telephony.public import apply_city_telephone, publish_city_telephone, read_city_telephone
from hotline.modules.telephony.selectors.live_view import not_ready_reasons, policy

AT = datetime(2026, 5, 8, 2, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
DECIDED = read_city_telephone("""
largest_number_of_calls: 40
expectations: {after_call_seconds: 45, most_waiting: 5}
reasons: [{code: meal, name: 用餐, name_en: Meal}]
""")

pytestmark = pytest.mark.django_db


def _publish(valid_from: datetime = LATER, reason: str = "高峰期调整") -> CityTelephoneVersion:
    by = system_actor(Permission.ADMINISTER_TELEPHONY)
    return publish_city_telephone(city=DECIDED, valid_from=valid_from, reason=reason, by=by, at=AT)


def test_decision_holds_from_its_moment_on() -> None:
    published = _publish()

    assert apply_city_telephone(at=AT) is None
    assert policy().after_call_seconds == 120
    applied = apply_city_telephone(at=LATER)

    assert applied == DECIDED
    assert (policy().after_call_seconds, policy().most_waiting) == (45, 5)
    assert [reason.code for reason in not_ready_reasons()] == ["meal"]
    # What refers to a former reason keeps it.
    assert NotReadyReason.objects.filter(is_used=False).exists()
    assert apply_city_telephone(at=LATER) is None
    assert (published.reason, published.valid_from, published.number) == ("高峰期调整", LATER, 1)


def test_decision_without_a_reason_or_from_the_past_on_is_refused() -> None:
    with pytest.raises(InvalidInput):
        _publish(reason=" ")
    with pytest.raises(InvalidInput):
        _publish(valid_from=AT - timedelta(seconds=1))

    assert not CityTelephoneVersion.objects.exists()


def test_same_decision_twice_is_refused() -> None:
    _publish()

    with pytest.raises(CityTelephoneUnchanged):
        _publish()

    assert CityTelephoneVersion.objects.count() == 1


def test_only_whoever_administers_the_telephone_decides() -> None:
    with pytest.raises(NotPermitted):
        publish_city_telephone(city=DECIDED, valid_from=LATER, reason="试", by=system_actor(), at=AT)

    assert not CityTelephoneVersion.objects.exists()
