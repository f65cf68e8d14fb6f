"""Open a survey, invite a sample, and end it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hotline.kit.errors import NotFound, NotPermitted
from hotline.kit.sampling import draw
from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import record
from hotline.modules.departments.public import profile
from hotline.modules.notifications.public import send_text
from hotline.modules.surveys.errors import NobodyToInvite, QuestionnaireNotPublished, SurveyNotOpen
from hotline.modules.surveys.models import Invitation, QuestionnaireVersion, Survey
from hotline.modules.surveys.rules.periods import SurveyKind, SurveyState, Term, VersionState, ensure_sensible
from hotline.modules.surveys.selectors.links import invitation_link
from hotline.modules.surveys.selectors.people import completed_for_people


@dataclass(frozen=True, slots=True)
class SampleWanted:
    """Whom to invite: so many of the requesters whose matters were completed on these days, drawn by this seed."""

    first_day: date
    last_day: date
    size: int
    seed: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What is asked of whom and when."""

    version_id: int
    title: str
    population: str
    opens_at: datetime
    closes_at: datetime
    smallest_sample: int
    smallest_cell: int
    sample: SampleWanted | None = None


@transaction.atomic
def open_survey(*, opening: Opening, by: Actor, at: datetime) -> Survey:
    """Open it by a link for everybody, or send each of a sample a link of his own by a text."""
    if not by.may(Permission.PUBLISH_SURVEYS):
        raise NotPermitted
    ensure_sensible(Term(opening.opens_at, opening.closes_at), at)
    version = QuestionnaireVersion.objects.filter(pk=opening.version_id).first()
    if version is None:
        raise NotFound(what=str(opening.version_id))
    if version.state != VersionState.PUBLISHED:
        raise QuestionnaireNotPublished
    survey = Survey.objects.create(
        questionnaire=version,
        title=opening.title,
        kind=SurveyKind.INVITATION if opening.sample else SurveyKind.OPEN_LINK,
        population=opening.population,
        opens_at=opening.opens_at,
        closes_at=opening.closes_at,
        smallest_sample=opening.smallest_sample,
        smallest_cell=opening.smallest_cell,
        opened_at=at,
        opened_by_id=by.person_id,
    )
    if opening.sample is not None:
        _invite(survey, opening.sample, by=by, at=at)
    record(actor=by.account, action="surveys.open", subject=f"survey:{survey.pk}", at=at, reason=opening.population)
    return survey


def _invite(survey: Survey, wanted: SampleWanted, *, by: Actor, at: datetime) -> None:
    people: dict[int, tuple[str, int]] = {}
    found = completed_for_people(wanted.first_day, wanted.last_day, by=by).order_by("number")
    for pk, number, requester_id in found.values_list("pk", "number", "requester_id"):
        # Whoever asked for several things is asked once.
        people.setdefault(requester_id or 0, (number, pk))
    keys = dict(people.values())
    strata = draw((("", number) for number in keys), size=wanted.size, seed=wanted.seed)
    drawn = [number for stratum in strata for number in stratum.drawn]
    if not drawn:
        raise NobodyToInvite
    survey.draw = {
        "seed": wanted.seed,
        "first_day": wanted.first_day.isoformat(),
        "last_day": wanted.last_day.isoformat(),
        "population": len(keys),
        "size": len(drawn),
    }
    survey.save(update_fields=["draw"])
    Invitation.objects.bulk_create(Invitation(survey=survey, work_order_id=keys[number]) for number in drawn)
    _send(survey, at=at)


def _send(survey: Survey, *, at: datetime) -> None:
    sender = profile().title
    for invitation in survey.invitations.select_related("work_order__requester").order_by("id"):
        requester = invitation.work_order.requester
        if requester is not None:
            text = (
                f"【{sender}】诚邀您参加“{survey.title}”，问卷不记名："
                f"{invitation_link(invitation)} 。链接仅限本人使用一次。"
            )
            send_text(to_number=requester.phone_number, text=text, subject=f"survey:{survey.pk}", at=at)


@transaction.atomic
def end_survey(*, survey_id: int, reason: str, by: Actor, at: datetime) -> Survey:
    """End it before its time; what was answered stands."""
    if not by.may(Permission.PUBLISH_SURVEYS):
        raise NotPermitted
    survey = Survey.objects.select_for_update().filter(pk=survey_id).first()
    if survey is None:
        raise NotFound(what=str(survey_id))
    if survey.term.state_at(at) is SurveyState.ENDED:
        raise SurveyNotOpen
    survey.ended_at = at
    survey.save(update_fields=["ended_at"])
    record(actor=by.account, action="surveys.end", subject=f"survey:{survey.pk}", at=at, reason=reason)
    return survey
