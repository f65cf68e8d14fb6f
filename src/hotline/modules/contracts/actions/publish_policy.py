"""Publish the chain of approvals and the numbers of the checks."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import connection, transaction

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import ROLES, Actor, Permission
from hotline.modules.contracts.models import ContractPolicy
from hotline.modules.contracts.rules.approval import ChainStep, ensure_chain
from hotline.modules.contracts.rules.terms import CheckTerms


@transaction.atomic
def publish_policy(
    *, chain: Sequence[ChainStep], terms: CheckTerms, note: str, by: Actor, at: datetime
) -> ContractPolicy:
    """Have a chain and terms hold from now on; requests go on by the chain under which they were submitted."""
    if not by.may(Permission.ADMINISTER_CONTRACTS):
        raise NotPermitted
    ensure_chain(chain, ROLES.keys())
    terms.ensure_in_order()
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE contracts_contractpolicy IN SHARE ROW EXCLUSIVE MODE")
    newest = ContractPolicy.objects.order_by("-number").first()
    return ContractPolicy.objects.create(
        number=newest.number + 1 if newest else 1,
        published_at=at,
        published_by_id=by.person_id,
        note=note,
        chain_steps=[_plain(step) for step in chain],
        **asdict(terms),
    )


def _plain(step: ChainStep) -> dict[str, object]:
    return {
        "code": step.code,
        "name": {"zh": step.name.zh, "en": step.name.en},
        "roles": list(step.roles),
        "accounts": list(step.accounts),
    }
