"""The first start and people over HTTP: parse, one action or selector, answer."""

from ninja import Router

from . import beginning, people

ROUTERS: tuple[Router, ...] = (beginning.router, people.router)
