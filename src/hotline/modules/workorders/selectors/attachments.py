"""The files of work orders."""

from django.core.files.base import File
from django.core.files.storage import default_storage

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.workorders.models import Attachment

from .visibility import visible_to


def attachment(number: str, attachment_id: int, *, by: Actor) -> Attachment:
    """A file of a work order that the actor may see; `NotFound` is the answer for every other."""
    found = Attachment.objects.filter(
        pk=attachment_id, work_order__in=visible_to(by).filter(number=number).values("pk")
    ).first()
    if found is None:
        raise NotFound(what=str(attachment_id))
    return found


def content_of(attachment: Attachment) -> "File[bytes]":
    """The file's bytes; `NotFound` where the storage has lost them."""
    try:
        return default_storage.open(place_of(attachment.sha256))
    except FileNotFoundError as missing:
        raise NotFound(what=attachment.name) from missing


def place_of(checksum: str) -> str:
    """Where the bytes with that checksum lie: in folders by its first two digits, so that none grows too large."""
    return f"{checksum[:2]}/{checksum}"
