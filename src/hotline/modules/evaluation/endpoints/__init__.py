"""Schemes and scorecards over HTTP: parse, one action or selector, answer."""

from ninja import Router

from . import evaluations, papers, schemes

ROUTERS: tuple[Router, ...] = (evaluations.router, papers.router, schemes.router)
