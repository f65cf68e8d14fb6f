"""Expired sessions are removed, the others stay; and whose they are."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from pytest_django import DjangoAssertNumQueries
from tests.support import ClientFactory, PersonFactory

from hotline.kit.clock import now
from hotline.modules.access.models import Person
from hotline.modules.access.public import NotSignedIn, actor_of_session, actors_of_sessions
from hotline.modules.access.tasks import forget_expired_sessions


@pytest.mark.django_db
def test_only_expired_sessions_are_removed(signed_in_client: ClientFactory) -> None:
    expired, open_still = signed_in_client("agent"), signed_in_client("agent")
    key = expired.cookies["hotline_session"].value
    Session.objects.filter(session_key=key).update(expire_date=now() - timedelta(minutes=1))
    forget_expired_sessions(timestamp=0)
    assert [session.session_key for session in Session.objects.all()] == [open_still.cookies["hotline_session"].value]


@pytest.mark.django_db
def test_many_sessions_are_looked_at_at_once_and_as_each_by_itself(
    signed_in_client: ClientFactory, person: PersonFactory, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    agent, closed, renamed = person("agent"), person("agent"), person("agent")
    clients = [signed_in_client(one) for one in (agent, closed, renamed)]
    expired, gone = signed_in_client("agent"), signed_in_client("agent")
    keys = [str(client.cookies["hotline_session"].value) for client in (*clients, expired, gone)]
    Session.objects.filter(session_key=keys[3]).update(expire_date=now() - timedelta(minutes=1))
    gone.logout()
    Person.objects.filter(pk=closed.pk).update(is_active=False)
    renamed.set_password("fog-lantern-58213-again")
    renamed.save()
    with django_assert_num_queries(2):
        found = actors_of_sessions(keys)
    assert found == {keys[0]: actor_of_session(keys[0])}
    for key in keys[1:]:
        with pytest.raises(NotSignedIn):
            actor_of_session(key)
