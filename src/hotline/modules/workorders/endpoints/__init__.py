"""Work orders over HTTP: parse, one action or selector, answer."""

from ninja import Router

from . import (
    callers,
    calls,
    closing,
    dispatching,
    disputes,
    drafts,
    evidence,
    exclusion,
    finding,
    handling,
    lists,
    merging,
    presence,
    reading,
    registration,
    responsibilities,
    retention,
)

# Literal addresses come before those with a number in them, so reading is mounted last.
ROUTERS: tuple[Router, ...] = (
    registration.router,
    drafts.router,
    callers.router,
    calls.router,
    merging.router,
    dispatching.router,
    disputes.router,
    responsibilities.router,
    handling.router,
    evidence.router,
    closing.router,
    exclusion.router,
    retention.router,
    lists.router,
    finding.router,
    presence.router,
    reading.router,
)
