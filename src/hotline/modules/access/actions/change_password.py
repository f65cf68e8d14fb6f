"""Set a password of one's own."""

from datetime import datetime

from django.contrib.auth import update_session_auth_hash
from django.db import transaction
from django.http import HttpRequest

from hotline.modules.access.errors import CurrentPasswordWrong, PasswordTooWeak, WrongCredentials
from hotline.modules.access.models import Person
from hotline.modules.audit.public import record

from .sign_in import verify_password
from .strength import ensure_strong


def change_password(*, request: HttpRequest, account: str, current: str, new: str, at: datetime) -> Person:
    """Replace the password of the account that is signed in.

    Its other sessions end; the one of the request goes on under a new key. A wrong current password counts towards
    the lock as one at sign-in does.
    """
    try:
        person = verify_password(request=request, account=account, password=current, at=at)
    except WrongCredentials as error:
        raise CurrentPasswordWrong(field="current") from error
    if new == current:
        raise PasswordTooWeak(
            field="new", reason_zh="与当前密码相同。", reason_en="It is the same as the current password."
        )
    try:
        ensure_strong(new, person)
    except PasswordTooWeak as error:
        raise PasswordTooWeak(field="new", **error.facts) from error
    with transaction.atomic():
        person.set_password(new)
        person.must_change_password = False
        person.save(update_fields=["password", "must_change_password"])
        record(actor=account, action="change_password", subject=f"person:{account}", at=at)
    update_session_auth_hash(request, person)
    return person
