"""The links through which callers rate their call, and whose turn it is to be sent one."""

from datetime import datetime

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import Exists, OuterRef

from hotline.kit.clock import local_date
from hotline.modules.telephony.errors import RatingLinkUnknown
from hotline.modules.telephony.models import Call, CallerRule, RatingLink, RatingOptOut
from hotline.modules.telephony.rules import SWITCH, CallDirection, CallOutcome, RatingMeans
from hotline.modules.telephony.rules.caller_rules import CallerRuleKind, CallerRuleState
from hotline.modules.telephony.rules.rating_links import PAUSE, SENT_AFTER, SENT_WITHIN, LinkFacts, takes_texts

from .city_telephone import city_telephone_at


def calls_to_offer_rating(*, at: datetime) -> list[Call]:
    """Calls that were answered and ended a while ago without a rating, of callers who may be asked by a text.

    Empty where the city has not switched it on. Of several calls of a number the latest is meant.
    """
    if not city_telephone_at(at).texts_rating_links:
        return []
    number = OuterRef("caller_number")
    is_unwelcome = CallerRule.objects.filter(
        number=number,
        kind=CallerRuleKind.REFUSED,
        state__in=[CallerRuleState.PROPOSED, CallerRuleState.IN_FORCE],
        last_on__gte=local_date(at),
    )
    was_asked_lately = RatingLink.objects.filter(number=number, sent_at__gt=at - PAUSE)
    found = (
        Call.objects.filter(
            source__code=SWITCH,
            direction=CallDirection.INCOMING,
            outcome=CallOutcome.ANSWERED,
            ended_at__gt=at - SENT_WITHIN,
            ended_at__lte=at - SENT_AFTER,
            ratings=None,
            rating_link=None,
        )
        .exclude(Exists(is_unwelcome))
        .exclude(Exists(was_asked_lately))
        .exclude(Exists(RatingOptOut.objects.filter(number=number)))
    )
    latest = {call.caller_number: call for call in found.order_by("ended_at", "id")}
    return [call for called, call in latest.items() if takes_texts(called)]


def link_to(link: RatingLink) -> str:
    """The address at which the caller rates his call."""
    return f"{settings.PUBLIC_URL}/r/{token_of(link)}"


def token_of(link: RatingLink) -> str:
    """What in the link names the call and proves that this hotline sent it."""
    return _signer().sign(str(link.pk))


def link_of(token: str, *, is_locked: bool = False) -> RatingLink:
    """The link that was opened; refused where no such link was sent."""
    try:
        identifier = int(_signer().unsign(token))
    except (BadSignature, ValueError) as error:
        raise RatingLinkUnknown from error
    links = RatingLink.objects.select_for_update(of=("self",)) if is_locked else RatingLink.objects
    link = links.select_related("call").filter(pk=identifier).first()
    if link is None:
        raise RatingLinkUnknown
    return link


def facts_of_link(link: RatingLink) -> LinkFacts:
    """What decides whether the link takes an answer."""
    by_keypad = link.call.ratings.filter(means=RatingMeans.KEYPAD).exists()
    return LinkFacts(link.expires_at, link.used_at, by_keypad)


def _signer() -> Signer:
    return Signer(salt="hotline.telephony.rating", sep=".")
