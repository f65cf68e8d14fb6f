"""The links to surveys: one for everybody, or one for each who is invited."""

from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer

from hotline.modules.surveys.errors import SurveyLinkUnknown
from hotline.modules.surveys.models import Invitation, Survey
from hotline.modules.surveys.rules.periods import SurveyKind

_OPEN = "o"
_INVITED = "i"


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link leads to: a survey, and the invitation where it is somebody's own link."""

    survey: Survey
    invitation: Invitation | None

    @property
    def is_used(self) -> bool:
        """Whether this link was answered already."""
        return self.invitation is not None and self.invitation.is_used


def _signer() -> Signer:
    return Signer(salt="hotline.surveys.answer", sep=".")


def open_link(survey: Survey) -> str:
    """The address at which everybody answers."""
    return f"{settings.PUBLIC_URL}/s/{_signer().sign(f'{_OPEN}{survey.pk}')}"


def invitation_link(invitation: Invitation) -> str:
    """The address at which one person answers once."""
    return f"{settings.PUBLIC_URL}/s/{_signer().sign(f'{_INVITED}{invitation.pk}')}"


def opened_by(token: str, *, hold: bool = False) -> Opened:
    """What the link leads to; `SurveyLinkUnknown` where this hotline made no such link.

    With `hold` the invitation is held until the transaction ends: of two uses at once, one finds it used.
    """
    try:
        named = _signer().unsign(token)
        kind, identifier = named[:1], int(named[1:])
    except (BadSignature, ValueError) as error:
        raise SurveyLinkUnknown from error
    if kind == _INVITED:
        invitations = Invitation.objects.select_for_update(of=("self",)) if hold else Invitation.objects.all()
        invitation = invitations.select_related("survey__questionnaire").filter(pk=identifier).first()
        if invitation is None:
            raise SurveyLinkUnknown
        return Opened(invitation.survey, invitation)
    survey = Survey.objects.select_related("questionnaire").filter(pk=identifier, kind=SurveyKind.OPEN_LINK).first()
    if kind != _OPEN or survey is None:
        raise SurveyLinkUnknown
    return Opened(survey, None)
