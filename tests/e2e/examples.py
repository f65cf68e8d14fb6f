"""What the small city has none of, made as its people would, so that pages are walked with something on them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from playwright.sync_api import Page

from hotline.kit.clock import local_date, now
from hotline.modules.surveys.tests.designs import PLAIN

# A list, the record's field that names it; on the way to it, of each list the first is taken.
Place = tuple[str, str]

FIRST = """async ([address, field]) => {
  const answer = await fetch(address)
  if (!answer.ok) return null
  const step = (found, key) => (Array.isArray(found) ? found[0] : found)?.[key]
  return field.split('.').reduce(step, await answer.json()) ?? null
}"""
POST = """async ([path, body]) => {
  const token = document.cookie.match(/csrftoken=([^;]+)/)?.[1] ?? ''
  const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': token }
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
  const told = await answer.json()
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(told)}`)
  return told
}"""
REPORT: Place = ("/api/reports", "items.id")
DRAFT: Place = ("/api/scheme-drafts", "code")
PROJECT: Place = ("/api/appraisal/projects", "id")
SURVEY: Place = ("/api/surveys", "id")

# The stages of a project, each from a day to a day after it is opened.
STAGES = {
    "plan": (0, 6), "plan_review": (7, 9), "documents": (10, 23), "on_site": (10, 23), "sampling": (10, 23),
    "questionnaire": (10, 30), "draft": (31, 44), "draft_review": (45, 51), "final": (52, 58),
}  # fmt: skip


def first(page: Page, place: Place) -> str:
    """The first record found there, or nothing."""
    found = page.evaluate(FIRST, list(place))
    return "" if found is None else str(found)


def make(page: Page, path: str, body: Mapping[str, object]) -> dict[str, Any]:
    """Send what the page's own form would send; a refusal ends the test."""
    told: dict[str, Any] = page.evaluate(POST, [path, dict(body)])
    return told


def make_examples(head: Page, lead: Page) -> None:
    """A report, a draft of a scheme, a project of an evaluation, an open survey: each unless there is one."""
    at = now()
    today, in_a_week = local_date(at), at + timedelta(days=7)
    if not first(head, REPORT):
        # Yesterday's is the platform's own to draft.
        make(head, "/api/reports", {"kind": "daily", "first_day": str(today - timedelta(days=2))})
    if not first(head, DRAFT):
        name = {"code": "donghu-own", "name": "东湖市热线绩效评价", "name_en": "Donghu hotline"}
        make(head, "/api/scheme-drafts", {**name, "year": today.year, "copy_of": "hanzhong-2023"})
    if not first(lead, PROJECT):
        stages = [
            {"kind": kind, "first_day": str(today + timedelta(begins)), "last_day": str(today + timedelta(ends))}
            for kind, (begins, ends) in STAGES.items()
        ]
        bodies = {"evaluating_body": "评价机构", "evaluated_body": "热线中心"}
        project = {"title": "热线绩效评价", "kind": "fiscal", "scheme": "hanzhong-2023", "appeal_days": 7}
        make(lead, "/api/appraisal/projects", {**project, **bodies, "stages": stages})
    if not first(lead, SURVEY):
        version = make(lead, "/api/questionnaires", {"code": "satisfaction", "design": PLAIN})["id"]
        make(head, f"/api/questionnaires/{version}/decisions", {"is_published": True})
        when = {"opens_at": at.isoformat(), "closes_at": in_a_week.isoformat()}
        survey = {"version_id": version, "title": "热线满意度调查", "population": "市民"}
        make(head, "/api/surveys", {**survey, **when})
