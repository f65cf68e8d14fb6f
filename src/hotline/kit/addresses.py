"""Who is at the other end of a connection: the one place that says by which address somebody is counted."""

import ipaddress

from django.http import HttpRequest

# What one subscriber gets of IPv6: whoever is counted by less changes his address with every request.
_SUBSCRIBER = 64


def client_address(request: HttpRequest) -> str | None:
    """The address that a request came from, by which tries and votes are counted; none where it is unknown.

    The web server has put it into the request by then: of the chain that `X-Forwarded-For` tells, the last one that is
    not among `HOTLINE_TRUSTED_PROXIES`. What anybody else writes into that header is not believed, so a header is never
    read here. Of an IPv6 address only the subscriber's network counts.
    """
    try:
        address = ipaddress.ip_address(str(request.META.get("REMOTE_ADDR") or ""))
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, _SUBSCRIBER), strict=False).network_address)
