"""Reads of key enterprises."""

from datetime import date

from django.db.models import Q, QuerySet

from .models import KeyEnterprise, Requester
from .rules import normal_phone_number

# Beyond these a number is everybody's, as a public telephone's or a switchboard's is.
MOST_OF_A_NUMBER = 50


def requesters_of(phone_number: str) -> list[Requester]:
    """Who has called from that number, the latest known first; nobody from an empty one."""
    number = normal_phone_number(phone_number)
    return list(Requester.objects.filter(phone_number=number).order_by("-id")[:MOST_OF_A_NUMBER]) if number else []


def listed_on(day: date) -> QuerySet[KeyEnterprise]:
    """The enterprises on the red list on that day."""
    return KeyEnterprise.objects.filter(Q(listed_to__isnull=True) | Q(listed_to__gt=day), listed_from__lte=day)


def is_key_enterprise(unified_credit_code: str, *, on: date) -> bool:
    """Whether the enterprise is on the red list on that day; an unknown code is not."""
    return bool(unified_credit_code) and listed_on(on).filter(unified_credit_code=unified_credit_code).exists()


def any_key_enterprise(unified_credit_codes: set[str], *, on: date) -> bool:
    """Whether one of the enterprises is on the red list on that day."""
    known = unified_credit_codes - {""}
    return bool(known) and listed_on(on).filter(unified_credit_code__in=known).exists()


def red_list(day: date, *, is_whole: bool) -> QuerySet[KeyEnterprise]:
    """The red list of that day by name; the whole one with what ended and what is still to begin."""
    rows = KeyEnterprise.objects.all() if is_whole else listed_on(day)
    return rows.select_related("listed_by", "removed_by").order_by("name", "listed_from", "id")
