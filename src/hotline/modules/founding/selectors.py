"""Who has an account."""

from collections.abc import Iterator
from datetime import datetime

from hotline.modules.access.public import SYSTEM_ACCOUNT, Person, locked_accounts
from hotline.modules.departments.public import Department, Membership


def staff(at: datetime) -> Iterator[tuple[Person, Department | None, bool]]:
    """Everybody who has or had an account, with his department and whether he is locked out, by account."""
    memberships = Membership.objects.select_related("department")
    departments = {one.person_id: one.department for one in memberships}
    locked = locked_accounts(at)
    for person in Person.objects.exclude(account=SYSTEM_ACCOUNT).order_by("-is_active", "account"):
        yield person, departments.get(person.pk), person.account in locked
