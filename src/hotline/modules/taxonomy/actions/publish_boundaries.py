"""Publish the boundaries of the city's divisions."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from hotline.modules.access.public import Actor
from hotline.modules.audit.public import record
from hotline.modules.taxonomy.errors import BoundariesUnchanged, BoundariesUnreadable
from hotline.modules.taxonomy.models import BoundaryVersion
from hotline.modules.taxonomy.rules.boundaries import Boundaries, read_boundaries
from hotline.modules.taxonomy.selectors import division_names, newest_boundaries


@dataclass(frozen=True, slots=True)
class BoundaryChange:
    """What a file holds, and which version it is or would be."""

    version: int
    is_published: bool
    boundaries: Boundaries


@transaction.atomic
def publish_boundaries(
    *, file: bytes, source: str, by: Actor, at: datetime, is_dry_run: bool = False
) -> BoundaryChange:
    """Keep the boundaries of a GeoJSON file as a new version that holds from now on; a dry run only reads it."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE taxonomy_boundaryversion IN SHARE ROW EXCLUSIVE MODE")
    boundaries = read_boundaries(_text(file), division_names())
    in_force = newest_boundaries()
    number = in_force.number if in_force else 0
    if in_force is not None and in_force.boundaries == boundaries.shapes:
        raise BoundariesUnchanged(field="file", version=number)
    if not is_dry_run:
        published = BoundaryVersion(number=number + 1, published_at=at, published_by=by.account, source=source)
        published.keep(boundaries.shapes)
        record(
            actor=by.account,
            action="publish_boundaries",
            subject=f"boundaries:{number + 1}",
            at=at,
            reason=source,
            facts={"divisions": len(boundaries.shapes), "points": boundaries.point_count},
        )
    return BoundaryChange(number + 1, not is_dry_run, boundaries)


def _text(file: bytes) -> str:
    try:
        return file.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BoundariesUnreadable(field="file", reason_zh="不是 UTF-8 编码", reason_en="it is not in UTF-8") from error
