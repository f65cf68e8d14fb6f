"""Background jobs of live notices and of messages to people outside."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from hotline.kit.clock import now

from .actions.forget import forget_notices
from .actions.hand_over import hand_over
from .actions.send_text import QUEUE, TASK
from .rules import MOST_ATTEMPTS


@app.periodic(cron="17 * * * *")
@app.task(name="notifications.forget_notices", queue="maintenance")
def forget_old_notices(timestamp: int) -> None:
    """Every hour, remove the notices that are no longer needed."""
    forget_notices(at=now())


# After 4, 16, 64 … seconds, about six hours in all; the action itself gives up at the same count.
_RETRY = RetryStrategy(max_attempts=MOST_ATTEMPTS, exponential_wait=4)


@app.task(name=TASK, queue=QUEUE, retry=_RETRY)
def send_message(message_id: int) -> None:
    """Hand a message to the gateway, again while the gateway is away."""
    hand_over(message_id=message_id, at=now())
