"""A city's settings of its telephone over HTTP: what holds, what was published, what would change."""

from django.http import HttpRequest
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, language_of, requires
from hotline.modules.telephony.actions.publish_city_telephone import publish_city_telephone
from hotline.modules.telephony.schemas import city_telephone as schemas
from hotline.modules.telephony.selectors import city_telephone as decided

router = Router(tags=["telephony"])

ADMINISTER = Permission.ADMINISTER_TELEPHONY


@router.get("/city-telephone", response=schemas.CityTelephoneOutput, auth=requires(ADMINISTER))
def read_city_telephone_settings(request: HttpRequest) -> schemas.CityTelephoneOutput:
    """The settings that hold now."""
    at = now()
    return schemas.CityTelephoneOutput.of(
        decided.valid_version(at), decided.city_telephone_at(at), decided.newest_number()
    )


@router.get("/city-telephone/versions", response=list[schemas.CityTelephoneVersionOutput], auth=requires(ADMINISTER))
def list_city_telephone_versions(request: HttpRequest) -> list[schemas.CityTelephoneVersionOutput]:
    """Every version, the newest first."""
    language = language_of(request)
    return [schemas.CityTelephoneVersionOutput.of(each, language) for each in decided.city_telephone_versions()]


@router.post("/city-telephone/comparisons", response=schemas.CityTelephoneComparisonOutput, auth=requires(ADMINISTER))
def compare(request: HttpRequest, body: schemas.CityTelephoneInput) -> schemas.CityTelephoneComparisonOutput:
    """What publishing these settings would change; nothing is written."""
    begins = body.begins(now())
    changes = decided.city_telephone_changes(decided.city_telephone_at(begins), body.decided.read(at=begins))
    return schemas.CityTelephoneComparisonOutput.of(changes)


@router.post("/city-telephone/versions", response={201: schemas.CityTelephoneVersionOutput}, auth=requires(ADMINISTER))
def publish(request: HttpRequest, body: schemas.CityTelephoneToPublish) -> Status[schemas.CityTelephoneVersionOutput]:
    """Publish settings that hold from a moment on; a running switch follows within seconds, and calls go on."""
    at = now()
    publish_city_telephone(
        city=body.decided,
        valid_from=body.begins(at),
        reason=body.reason,
        by=actor_from(request),
        at=at,
        read_number=body.read_number,
    )
    newest = decided.city_telephone_versions()[0]
    return Status(201, schemas.CityTelephoneVersionOutput.of(newest, language_of(request)))
