"""Forget what was sent about something whose records are erased."""

from hotline.modules.notifications.models import OutgoingMessage


# A part of erasing a file, in whose transaction it runs.
def forget_messages(subject: str) -> None:
    """That a text was sent, when, and what became of it stays; to whom and with which words goes."""
    OutgoingMessage.objects.filter(subject=subject).update(to_number="", text="")
