"""Live notices kept for pages that were away for a moment, and messages to people outside."""

import uuid

from django.db import models

from .rules import MessageState, OutgoingChannel, state_of


class LiveNotice(models.Model):
    """What changed, as identifiers only; kept for a day so that a page can catch up."""

    id: int
    topic = models.CharField(max_length=80)
    kind = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="live_notice_by_moment")]


class OutgoingMessage(models.Model):
    """A text that the hotline sends to somebody outside, such as a requester, and what became of it.

    `subject` says what it is about, such as `work_order:2023050800001`.
    """

    id: int
    # What the gateway is told, so that a message handed over twice is sent once.
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    channel = models.CharField(max_length=8, choices=[(channel.value, channel.value) for channel in OutgoingChannel])
    to_number = models.CharField(max_length=24)
    text = models.CharField(max_length=500)
    subject = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    # Given up: the gateway refused it, or never answered.
    failed_at = models.DateTimeField(null=True)
    # Why it is not sent, as a code such as `no_gateway`; never contains the number or the text.
    error = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["subject", "created_at"], name="outgoing_message_by_subject")]

    @property
    def state(self) -> MessageState:
        """What became of it."""
        return state_of(self.sent_at, self.failed_at, self.error)
