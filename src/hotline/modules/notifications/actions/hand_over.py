"""Hand a waiting message to the gateway."""

from datetime import datetime

from django.conf import settings

from hotline.modules.notifications.errors import GatewayAway
from hotline.modules.notifications.models import OutgoingMessage
from hotline.modules.notifications.rules import MOST_ATTEMPTS, NO_GATEWAY, MessageState, Verdict

from .post_to_gateway import GatewayMessage, post_to_gateway


def hand_over(*, message_id: int, at: datetime) -> MessageState:
    """Try once to send a message and keep what came of it; `GatewayAway` where it is worth trying again later.

    A message that is sent or given up stays as it is, so repeating is harmless. Without a gateway nobody gets it, and
    it says so.
    """
    message = OutgoingMessage.objects.get(pk=message_id)
    if message.state in {MessageState.SENT, MessageState.FAILED}:
        return message.state
    if not settings.SMS_URL:
        message.error = NO_GATEWAY
        message.save(update_fields=["error"])
        return message.state
    ready = GatewayMessage(str(message.key), message.to_number, message.text)
    answer = post_to_gateway(ready, address=settings.SMS_URL, token=settings.SMS_TOKEN)
    message.attempts += 1
    message.error = answer.error
    if answer.verdict is Verdict.ACCEPTED:
        message.sent_at = at
    elif answer.verdict is Verdict.REFUSED or message.attempts >= MOST_ATTEMPTS:
        message.failed_at = at
    message.save(update_fields=["attempts", "error", "sent_at", "failed_at"])
    if message.state is MessageState.WAITING:
        raise GatewayAway(error=answer.error)
    return message.state
