"""Contracts and money over HTTP: parse, one action or selector, answer."""

from ninja import Router

from . import books, money, papers

ROUTERS: tuple[Router, ...] = (books.router, money.router, papers.router)
