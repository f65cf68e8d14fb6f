"""Which files may be attached to a work order."""

from collections.abc import Collection
from pathlib import PurePath

LARGEST_BYTES = 20 * 1024 * 1024
LONGEST_NAME = 128
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What evidence comes as: pictures, papers, recordings. Nothing that a browser would run.
CONTENT_TYPES: dict[str, str] = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".bmp": "image/bmp",
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": _WORD,
    ".xls": "application/vnd.ms-excel",
    ".xlsx": _SHEET,
    ".mp3": "audio/mpeg",
    ".wav": "audio/wav",
    ".amr": "audio/amr",
    ".m4a": "audio/mp4",
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
}


def safe_name(name: str) -> str:
    """The file's own name without folders and control characters, short enough to keep; its ending stays."""
    own = "".join(one for one in PurePath(name.replace("\\", "/")).name if one.isprintable()).strip(" .") or "file"
    ending = PurePath(own).suffix
    return own[: LONGEST_NAME - len(ending)].removesuffix(ending) + ending if len(own) > LONGEST_NAME else own


def content_type(name: str, endings_by_content: Collection[str]) -> str | None:
    """The type of a permitted file, none for any other: what it contains must agree with how its name ends."""
    ending = PurePath(name).suffix.lower()
    return CONTENT_TYPES[ending] if ending in CONTENT_TYPES and ending in endings_by_content else None
