"""Expired sessions are removed; the others stay."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from tests.support import ClientFactory

from hotline.kit.clock import now
from hotline.modules.access.tasks import forget_expired_sessions


@pytest.mark.django_db
def test_only_expired_sessions_are_removed(signed_in_client: ClientFactory) -> None:
    expired, open_still = signed_in_client("agent"), signed_in_client("agent")
    key = expired.cookies["hotline_session"].value
    Session.objects.filter(session_key=key).update(expire_date=now() - timedelta(minutes=1))
    forget_expired_sessions(timestamp=0)
    assert [session.session_key for session in Session.objects.all()] == [open_still.cookies["hotline_session"].value]
