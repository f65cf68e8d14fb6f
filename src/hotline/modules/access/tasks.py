"""Background jobs of accounts and sessions."""

from django.contrib.sessions.backends.db import SessionStore
from procrastinate.contrib.django import app


@app.periodic(cron="41 3 * * *")
@app.task(name="access.forget_sessions", queue="maintenance")
def forget_expired_sessions(timestamp: int) -> None:
    """Every night, remove the sessions that have expired."""
    SessionStore.clear_expired()
