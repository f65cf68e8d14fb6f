"""Ratings of calls through a link, over HTTP: open to whoever holds the link."""

from django.http import HttpRequest
from django.middleware.csrf import get_token
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import PageToken, PerAddress, language_of
from hotline.modules.departments.public import profile
from hotline.modules.telephony.actions.rate_by_link import rate_by_link, refuse_rating_texts
from hotline.modules.telephony.models import RatingLink
from hotline.modules.telephony.schemas.rating_links import CallRatingInput, CallRatingPageOutput
from hotline.modules.telephony.selectors.rating_links import link_of

router = Router(tags=["telephony"])

_SELDOM = PerAddress("30/min", purpose="call-ratings")


@router.get("/call-ratings/{token}", response=CallRatingPageOutput, auth=PageToken(), throttle=[_SELDOM])
def open_call_rating(request: HttpRequest, token: str) -> CallRatingPageOutput:
    """What a caller sees who opened his link. The answer sets the cookie with the token that answering needs."""
    get_token(request)
    return _page(request, link_of(token))


@router.post("/call-ratings/{token}", response=CallRatingPageOutput, auth=PageToken(), throttle=[_SELDOM])
def rate_call(request: HttpRequest, token: str, body: CallRatingInput) -> CallRatingPageOutput:
    """Rate the call, once."""
    return _page(request, rate_by_link(token=token, level=body.level, at=now()))


@router.post("/call-ratings/{token}/refusals", response={204: None}, auth=PageToken(), throttle=[_SELDOM])
def refuse_texts(request: HttpRequest, token: str) -> Status[None]:
    """Want no more such texts."""
    refuse_rating_texts(token=token, at=now())
    return Status(204, None)


def _page(request: HttpRequest, link: RatingLink) -> CallRatingPageOutput:
    hotline = profile()
    title = {"zh": hotline.title, "en": hotline.title_en}[language_of(request)]
    return CallRatingPageOutput.of(link, title=title, at=now())
