"""Keep the answer to a request that may be repeated, or nothing of it."""

from hotline.modules.audit.models import RepeatableRequest


def keep_answer(kept: RepeatableRequest, *, status: int, answer: str) -> None:
    """Keep the first answer, to be given again."""
    kept.status = status
    kept.answer = answer
    kept.save(update_fields=["status", "answer"])


def release(kept: RepeatableRequest) -> None:
    """Give the key back: the request may be tried again."""
    kept.delete()
