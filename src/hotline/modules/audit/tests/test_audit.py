"""The audit is only ever appended to, and stands exactly if the act does."""

from datetime import datetime

import pytest
from django.db import DatabaseError, transaction

from hotline.modules.audit.errors import KeyReused
from hotline.modules.audit.models import AuditEntry, RepeatableRequest
from hotline.modules.audit.public import claim, keep_answer, record, release

pytestmark = pytest.mark.django_db


def test_entry_cannot_be_changed_or_removed_by_the_product(at: datetime) -> None:
    record(actor="li", action="sign_in", subject="person:li", at=at)
    for change in (lambda: AuditEntry.objects.update(actor="wang"), lambda: AuditEntry.objects.all().delete()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert AuditEntry.objects.get().actor == "li"


def test_entry_vanishes_with_the_act_that_failed(at: datetime) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        record(actor="li", action="sign_in", subject="person:li", at=at)
        raise RuntimeError
    assert not AuditEntry.objects.exists()


def test_claimed_key_is_found_again_with_its_answer(at: datetime) -> None:
    kept = claim(actor="li", key="k", fingerprint="f", at=at, patience_seconds=1)
    assert kept.status is None
    keep_answer(kept, status=201, answer="{}")
    again = claim(actor="li", key="k", fingerprint="f", at=at, patience_seconds=1)
    assert (again.status, again.answer) == (201, "{}")
    with pytest.raises(KeyReused):
        claim(actor="li", key="k", fingerprint="other", at=at, patience_seconds=1)


def test_released_key_may_be_claimed_for_anything(at: datetime) -> None:
    release(claim(actor="li", key="k", fingerprint="f", at=at, patience_seconds=1))
    assert not RepeatableRequest.objects.exists()
    assert claim(actor="li", key="k", fingerprint="other", at=at, patience_seconds=1).status is None
