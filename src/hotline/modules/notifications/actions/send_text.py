"""Send a text to somebody outside."""

from datetime import datetime

from procrastinate.contrib.django import app

from hotline.modules.notifications.models import OutgoingMessage
from hotline.modules.notifications.rules import OutgoingChannel

# The job is named and not imported: tasks stand above actions.
TASK = "notifications.send_message"
QUEUE = "messages"


def send_text(*, to_number: str, text: str, subject: str, at: datetime) -> OutgoingMessage:
    """Queue a text message in the current transaction: it is sent once that commits, and not at all if it does not.

    `subject` says what it is about, such as `work_order:2023050800001`.
    """
    message = OutgoingMessage.objects.create(
        channel=OutgoingChannel.SMS, to_number=to_number, text=text, subject=subject, created_at=at
    )
    # The job carries the number of the message and nothing that must not lie in a queue or a log.
    app.configure_task(TASK, queue=QUEUE).defer(message_id=message.pk)
    return message
