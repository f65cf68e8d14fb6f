"""The process around a score over HTTP: parse, one action or selector, answer."""

from ninja import Router

from . import evaluations, papers, projects, targets, vendors

ROUTERS: tuple[Router, ...] = (targets.router, evaluations.router, projects.router, vendors.router, papers.router)
