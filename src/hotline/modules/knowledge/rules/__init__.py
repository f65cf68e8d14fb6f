"""What an update of the knowledge base can be."""

from enum import StrEnum


class UpdateKind(StrEnum):
    """新增、修订、下架."""

    ADDED = "added"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"
