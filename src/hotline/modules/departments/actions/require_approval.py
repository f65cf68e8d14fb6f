"""Have a department's replies approved by its leader."""

from datetime import datetime

from django.db import transaction

from hotline.modules.audit.public import record
from hotline.modules.departments.models import Department
from hotline.modules.departments.selectors import find_department


@transaction.atomic
def require_reply_approval(*, department_code: str, is_needed: bool, by: str, at: datetime) -> Department:
    """Set whether replies leave the department with its approving leader's consent only; recorded in the audit."""
    department = find_department(department_code)
    if department.replies_need_approval != is_needed:
        department.replies_need_approval = is_needed
        department.save(update_fields=["replies_need_approval"])
        record(
            actor=by,
            action="require_reply_approval",
            subject=f"department:{department_code}",
            at=at,
            facts={"is_needed": int(is_needed)},
        )
    return department
