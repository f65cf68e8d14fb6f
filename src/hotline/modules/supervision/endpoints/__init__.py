"""Supervision over HTTP: parse, one action or selector, answer."""

from ninja import Router

from . import answering, boards, clerk, on_work_orders, reading

ROUTERS: tuple[Router, ...] = (
    on_work_orders.router,
    boards.router,
    answering.router,
    clerk.router,
    reading.router,
)
