"""What administrators keep, over HTTP: parse, one action or selector, answer."""

from ninja import Router

from . import imports, organisation, templates

ROUTERS: tuple[Router, ...] = (*imports.ROUTERS, organisation.router, templates.router)
