"""Telephony over HTTP: parse, one action or selector, answer."""

from ninja import Router

from . import caller_rules, city_telephone, live_view, recordings, return_calls, seats

ROUTERS: tuple[Router, ...] = (
    seats.router,
    live_view.router,
    return_calls.router,
    caller_rules.router,
    city_telephone.router,
    recordings.router,
)
