"""Know a requester again, or remember a new one."""

from dataclasses import dataclass

from hotline.modules.requesters.errors import CreditCodeInvalid, PersonWithCreditCode
from hotline.modules.requesters.models import Requester
from hotline.modules.requesters.rules import RequesterKind, normal_phone_number
from hotline.modules.requesters.rules.credit_code import is_valid_credit_code, normal_credit_code


@dataclass(frozen=True, slots=True)
class Caller:
    """Who makes a request, as he tells it."""

    kind: RequesterKind
    name: str
    phone_number: str
    unified_credit_code: str = ""


# A part of registering, in whose transaction it runs: one row at most is written, after everything is checked.
def remember(caller: Caller, *, division_code: str = "") -> Requester:
    """The requester with that number and name; a new one where there is none yet.

    An enterprise's credit code is kept once it is known, and one with another code is another enterprise.
    """
    code = normal_credit_code(caller.unified_credit_code)
    _ensure_credit_code(caller.kind, code)
    phone_number = normal_phone_number(caller.phone_number)
    known = _known(caller, phone_number, code)
    if known is None:
        return Requester.objects.create(
            kind=caller.kind,
            name=caller.name,
            phone_number=phone_number,
            division_code=division_code,
            unified_credit_code=code,
        )
    if code and not known.unified_credit_code:
        known.unified_credit_code = code
        known.save(update_fields=["unified_credit_code"])
    return known


def _known(caller: Caller, phone_number: str, code: str) -> Requester | None:
    if not phone_number:
        return None
    same = Requester.objects.filter(phone_number=phone_number, name=caller.name, kind=caller.kind)
    if code:
        # The one that has the code comes before the one whose code was never asked for.
        return same.filter(unified_credit_code__in=["", code]).order_by("-unified_credit_code", "id").first()
    return same.order_by("id").first()


def _ensure_credit_code(kind: RequesterKind, code: str) -> None:
    if code and kind is RequesterKind.PERSON:
        raise PersonWithCreditCode(field="requester.unified_credit_code")
    if code and not is_valid_credit_code(code):
        raise CreditCodeInvalid(field="requester.unified_credit_code", unified_credit_code=code)
