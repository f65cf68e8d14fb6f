"""How often a link may be used."""

from uuid import uuid4

from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import ResolverMatch

from hotline.modules.access.public import PerLink


def asked(token: str, address: str = "192.0.2.1") -> HttpRequest:
    """Somebody opens a link."""
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    request.resolver_match = ResolverMatch(asked, (), {"token": token})
    return request


def test_a_link_is_counted_from_all_addresses_together_and_apart_from_other_links() -> None:
    throttle = PerLink("2/min", purpose="throttling-test")
    one, other = uuid4().hex, uuid4().hex

    allowed = [throttle.allow_request(asked(one, f"192.0.2.{number}")) for number in (1, 2, 3)]

    assert allowed == [True, True, False]
    assert throttle.allow_request(asked(other))
    assert one not in throttle.get_cache_key(asked(one))
