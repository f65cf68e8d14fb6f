"""Telephony over HTTP: parse, one action or selector, answer."""

from ninja import Router

from . import caller_rules, city_telephone, department_experts, live_view, rating_links, recordings, return_calls, seats

ROUTERS: tuple[Router, ...] = (
    seats.router,
    live_view.router,
    return_calls.router,
    caller_rules.router,
    department_experts.router,
    rating_links.router,
    city_telephone.router,
    recordings.router,
)
