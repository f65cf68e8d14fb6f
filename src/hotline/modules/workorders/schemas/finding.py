"""The one search: what it takes and what it finds, personal data masked."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import StringConstraints

from hotline.modules.knowledge.public import Article
from hotline.modules.requesters.public import mask_name, mask_phone_number
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.selectors.find import Found, FoundRequester

from .input import Strict

_EXCERPT = 400


class SearchInput(Strict):
    """Words, the beginning of a work order's number, or a requester's whole name or telephone number."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


class FoundWorkOrderOutput(Schema):
    number: str
    title: str
    stage: str
    registered_at: datetime


class FoundRequesterOutput(Schema):
    """A requester, masked, with the newest work orders that the reader may see."""

    name_masked: str
    phone_number_masked: str
    kind: str
    work_orders: list[FoundWorkOrderOutput]


class FoundArticleOutput(Schema):
    id: int
    title: str
    category: str
    department: str
    excerpt: str
    published_at: datetime | None


class FoundOutput(Schema):
    work_orders: list[FoundWorkOrderOutput]
    requesters: list[FoundRequesterOutput]
    articles: list[FoundArticleOutput]


def shown(found: Found) -> FoundOutput:
    """What was found, as pages get it."""
    return FoundOutput(
        work_orders=[_work_order(each) for each in found.work_orders],
        requesters=[_requester(each) for each in found.requesters],
        articles=[_article(each) for each in found.articles],
    )


def _work_order(work_order: WorkOrder) -> FoundWorkOrderOutput:
    return FoundWorkOrderOutput(
        number=work_order.number,
        title=work_order.title,
        stage=work_order.stage,
        registered_at=work_order.registered_at,
    )


def _requester(found: FoundRequester) -> FoundRequesterOutput:
    return FoundRequesterOutput(
        name_masked=mask_name(found.requester.name),
        phone_number_masked=mask_phone_number(found.requester.phone_number),
        kind=found.requester.kind,
        work_orders=[_work_order(each) for each in found.work_orders],
    )


def _article(article: Article) -> FoundArticleOutput:
    return FoundArticleOutput(
        id=article.pk,
        title=article.title,
        category=article.category.name,
        department=article.department.name if article.department else "",
        excerpt=article.body[:_EXCERPT],
        published_at=article.published_at,
    )
