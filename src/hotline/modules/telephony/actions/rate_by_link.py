"""Offer a caller to rate his call by a link in a text, and keep what he answers."""

from datetime import datetime, timedelta

from django.db import transaction

from hotline.kit.clock import LOCAL
from hotline.modules.departments.public import profile
from hotline.modules.notifications.public import send_text
from hotline.modules.telephony.models import Call, CallRating, RatingLink, RatingOptOut
from hotline.modules.telephony.rules import RatingMeans
from hotline.modules.telephony.rules.rating_links import LINK_DAYS, ensure_open
from hotline.modules.telephony.selectors.rating_links import facts_of_link, link_of, link_to


@transaction.atomic
def offer_rating(call: Call, *, at: datetime) -> None:
    """Text the caller a link to rate this call, once however often this is asked."""
    link, is_new = RatingLink.objects.get_or_create(
        call=call,
        defaults={"number": call.caller_number, "sent_at": at, "expires_at": at + timedelta(days=LINK_DAYS)},
    )
    if not is_new:
        return
    text = (
        f"【{profile().title}】您于{call.arrived_at.astimezone(LOCAL):%-m月%-d日%H:%M}的来电，"
        f"请为本次服务评价：{link_to(link)} 。{LINK_DAYS}天内有效，不愿再收到请在页面上选择。"
    )
    send_text(to_number=link.number, text=text, subject=f"call:{call.reference}", at=at)


@transaction.atomic
def rate_by_link(*, token: str, level: int, at: datetime) -> RatingLink:
    """Keep the rating as the call's own, given by a text; refused where keys were pressed, or the link was used."""
    # Whoever tells anew what the switch wrote of the call waits, or has told it by now.
    call = Call.objects.select_for_update(of=("self",)).get(pk=link_of(token).call_id)
    link = link_of(token, is_locked=True)
    ensure_open(facts_of_link(link), at)
    link.used_at = at
    link.save(update_fields=["used_at"])
    CallRating.objects.create(call=call, level=level, means=RatingMeans.SMS, given_at=at)
    call.rating = level
    call.save(update_fields=["rating"])
    return link


@transaction.atomic
def refuse_rating_texts(*, token: str, at: datetime) -> RatingLink:
    """Whoever opened the link is sent no other; said twice it is kept once."""
    link = link_of(token)
    RatingOptOut.objects.get_or_create(number=link.number, defaults={"at": at})
    return link
