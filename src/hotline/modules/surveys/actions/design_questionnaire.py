"""Propose a version of a questionnaire, publish it, or return it."""

from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import record
from hotline.modules.surveys.errors import OwnDesign, VersionDecided
from hotline.modules.surveys.models import Questionnaire, QuestionnaireVersion
from hotline.modules.surveys.rules.design import Design, ensure_sound, plain_of
from hotline.modules.surveys.rules.periods import VersionState


@transaction.atomic
def propose_questionnaire(*, code: str, design: Design, note: str, by: Actor, at: datetime) -> QuestionnaireVersion:
    """Append the next version; it is used only once another person has published it."""
    if not by.may(Permission.DESIGN_SURVEYS):
        raise NotPermitted
    ensure_sound(design)
    Questionnaire.objects.get_or_create(code=code)
    questionnaire = Questionnaire.objects.select_for_update().get(code=code)
    newest = questionnaire.versions.order_by("-version").first()
    return QuestionnaireVersion.objects.create(
        questionnaire=questionnaire,
        version=newest.version + 1 if newest else 1,
        content=plain_of(design),
        state=VersionState.PROPOSED,
        proposed_at=at,
        proposed_by_id=by.person_id,
        note=note,
    )


@transaction.atomic
def decide_questionnaire(
    *, version_id: int, is_published: bool, note: str, by: Actor, at: datetime
) -> QuestionnaireVersion:
    """Publish or return a proposed version; never one's own."""
    if not by.may(Permission.PUBLISH_SURVEYS):
        raise NotPermitted
    version = QuestionnaireVersion.objects.select_for_update().filter(pk=version_id).first()
    if version is None:
        raise NotFound(what=str(version_id))
    if version.state != VersionState.PROPOSED:
        raise VersionDecided
    if version.proposed_by_id == by.person_id:
        raise OwnDesign
    version.state = VersionState.PUBLISHED if is_published else VersionState.REFUSED
    version.decided_at, version.decided_by_id = at, by.person_id
    version.save(update_fields=["state", "decided_at", "decided_by"])
    record(
        actor=by.account,
        action="surveys.publish_questionnaire" if is_published else "surveys.refuse_questionnaire",
        subject=f"questionnaire_version:{version.pk}",
        at=at,
        reason=note,
    )
    return version
