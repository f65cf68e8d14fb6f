"""Write texts with which replies may begin."""

from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.administration.models import ReplyTemplate
from hotline.modules.audit.public import record
from hotline.modules.departments.public import find_department
from hotline.modules.taxonomy.public import category


@transaction.atomic
def write_template(
    *,
    template_id: int | None,
    title: str,
    text: str,
    department_code: str,
    category_code: str,
    by: Actor,
    at: datetime,
) -> ReplyTemplate:
    """Write a new template, or word one anew; replies that began with it stay as they are."""
    template = ReplyTemplate() if template_id is None else _held(template_id)
    former = template.text
    template.title, template.text = title, text
    template.department = find_department(department_code) if department_code else None
    template.category = category(category_code) if category_code else None
    template.written_by, template.written_at = by.account, at
    template.save()
    facts = {"title": title, "former_text": former, "text": text}
    record(actor=by.account, action="write_reply_template", subject=f"reply_template:{template.pk}", at=at, facts=facts)
    return template


@transaction.atomic
def close_template(*, template_id: int, by: Actor, at: datetime) -> None:
    """Offer a template no more."""
    template = _held(template_id)
    if template.is_open:
        template.is_open = False
        template.save(update_fields=["is_open"])
        record(actor=by.account, action="close_reply_template", subject=f"reply_template:{template.pk}", at=at)


def _held(template_id: int) -> ReplyTemplate:
    template = ReplyTemplate.objects.select_for_update().filter(pk=template_id, is_open=True).first()
    if template is None:
        raise NotFound(what=str(template_id))
    return template
