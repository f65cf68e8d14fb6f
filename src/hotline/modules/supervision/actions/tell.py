"""Tell the pages that are open."""

from datetime import datetime

from hotline.modules.departments.public import Department
from hotline.modules.notifications.public import CENTRE, notify, topics_of_path


def tell(kind: str, subject: str, department: Department | None, *, at: datetime) -> None:
    """Tell the centre, the department and those above it that something of supervision changed."""
    topics = [CENTRE, *(topics_of_path(department.path) if department else ())]
    notify(topics=topics, kind=kind, subject=subject, at=at)
