"""Background jobs of call-backs."""

from procrastinate.contrib.django import app

from hotline.kit.clock import now

from .actions.offer_call_ratings import offer_call_ratings


@app.periodic(cron="*/5 * * * *")
@app.task(name="callbacks.offer_call_ratings", queue="messages", queueing_lock="callbacks.offer_call_ratings")
def offer_ratings(timestamp: int) -> None:
    """Every five minutes, ask those callers by a text who pressed no key after their call."""
    offer_call_ratings(at=now())
