"""By which address somebody is counted."""

import asyncio
from typing import Any

import pytest
from django.test import RequestFactory
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from hotline.config.exposure import trusted_proxies
from hotline.config.failures import CannotContinue
from hotline.kit.addresses import client_address

PROXY, CLIENT = "10.1.2.3", "198.51.100.7"


def seen_from(peer: str, forwarded: str, settings: dict[str, str]) -> str | None:
    """The address that counts for a request of that peer, behind the web server as it is configured."""
    met: list[str] = []

    async def application(scope: Any, receive: Any, send: Any) -> None:
        met.append(scope["client"][0])

    scope: Any = {"type": "http", "client": (peer, 4711), "headers": [(b"x-forwarded-for", forwarded.encode())]}
    served = ProxyHeadersMiddleware(application, trusted_hosts=list(trusted_proxies(settings)))
    asyncio.run(served(scope, None, None))  # type: ignore[arg-type]
    return client_address(RequestFactory().get("/", REMOTE_ADDR=met[0], headers={"X-Forwarded-For": forwarded}))


@pytest.mark.parametrize("named", [PROXY, "10.1.0.0/16", f"192.0.2.1, {PROXY}"])
def test_a_trusted_proxy_tells_who_the_client_is(named: str) -> None:
    settings = {"HOTLINE_TRUSTED_PROXIES": named}
    assert seen_from(PROXY, CLIENT, settings) == CLIENT
    # What the client wrote itself stands before what the proxy adds.
    assert seen_from(PROXY, f"203.0.113.9, {CLIENT}", settings) == CLIENT


def test_nobody_else_is_believed() -> None:
    assert seen_from(CLIENT, "203.0.113.9", {"HOTLINE_TRUSTED_PROXIES": PROXY}) == CLIENT
    assert seen_from(PROXY, CLIENT, {}) == PROXY
    assert seen_from("127.0.0.1", CLIENT, {}) == CLIENT


@pytest.mark.parametrize("named", ["*", "0.0.0.0/0", "proxy.example.cn", "10.1.2.300"])
def test_proxies_that_cannot_be_told_apart_from_everybody_are_refused(named: str) -> None:
    with pytest.raises(CannotContinue):
        trusted_proxies({"HOTLINE_TRUSTED_PROXIES": named})


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::"),
        ("::ffff:198.51.100.7", CLIENT),
        ("", None),
        ("unix:", None),
    ],
)
def test_an_address_counts_as_its_subscriber(address: str, counted: str | None) -> None:
    assert client_address(RequestFactory().get("/", REMOTE_ADDR=address)) == counted
