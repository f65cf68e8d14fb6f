"""A city's settings of its telephone over HTTP."""

from datetime import datetime
from typing import Annotated

from ninja import Field, Schema

from hotline.modules.telephony.actions.publish_city_telephone import CityTelephoneText
from hotline.modules.telephony.models import CityTelephoneVersion
from hotline.modules.telephony.rules.city_telephone import CityTelephone
from hotline.modules.telephony.rules.city_telephone_text import written
from hotline.modules.telephony.selectors.city_telephone import CityTelephoneChange, CityTelephoneDecision

LONGEST_TEXT = 500_000
Moment = Annotated[datetime, Field(description="With its zone.")]


class CityTelephoneInput(Schema):
    """Settings as YAML or JSON: the whole file, or, where it is not whole, what is to be otherwise than before.

    They hold from a moment on; at once where none is named.
    """

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    is_whole: bool
    valid_from: Moment | None = None

    @property
    def decided(self) -> CityTelephoneText:
        """What was written."""
        return CityTelephoneText(self.text, self.is_whole)

    def begins(self, at: datetime) -> datetime:
        """From when on it holds."""
        return self.valid_from or at


class CityTelephoneToPublish(CityTelephoneInput):
    """With the reason, and the number of the newest version that the person saw; 0 where there was none."""

    reason: Annotated[str, Field(min_length=2, max_length=200)]
    read_number: Annotated[int, Field(ge=0)]


class CityTelephoneChangeOutput(Schema):
    """One setting before and after, written out as YAML."""

    key: str
    before: str
    after: str

    @classmethod
    def of(cls, change: CityTelephoneChange) -> "CityTelephoneChangeOutput":
        """As it is shown."""
        return cls(key=change.key, before=change.before, after=change.after)


class CityTelephoneComparisonOutput(Schema):
    """What publishing would change against what holds at that moment."""

    changes: list[CityTelephoneChangeOutput]

    @classmethod
    def of(cls, changes: list[CityTelephoneChange]) -> "CityTelephoneComparisonOutput":
        """In the order of the settings."""
        return cls(changes=[CityTelephoneChangeOutput.of(each) for each in changes])


class CityTelephoneVersionOutput(Schema):
    """A version: who published it, when and why, what it changed, and whether it holds or why not yet."""

    number: int
    valid_from: datetime
    published_at: datetime
    published_by: str
    reason: str
    changes: list[CityTelephoneChangeOutput]
    text: str
    applied_at: datetime | None
    failure: str
    failed_at: datetime | None

    @classmethod
    def of(cls, decision: CityTelephoneDecision, language: str) -> "CityTelephoneVersionOutput":
        """The version in the reader's language."""
        version = decision.version
        return cls(
            number=version.number,
            valid_from=version.valid_from,
            published_at=version.published_at,
            published_by=version.published_by.name,
            reason=version.reason,
            changes=[CityTelephoneChangeOutput.of(each) for each in decision.changes],
            text=written(version.values),
            applied_at=version.applied_at,
            failure=version.failure_zh if language == "zh" else version.failure_en,
            failed_at=version.failed_at,
        )


class CityTelephoneOutput(Schema):
    """What holds now, written out; the number is 0 where nobody decided anything. `text` is what the city decided."""

    number: int
    newest_number: int
    settings: CityTelephone
    text: str

    @classmethod
    def of(cls, version: CityTelephoneVersion | None, city: CityTelephone, newest: int) -> "CityTelephoneOutput":
        """The settings that hold, and the number of the newest version, which may hold later only."""
        return cls(
            number=version.number if version else 0,
            newest_number=newest,
            settings=city.completed(),
            text=written(city.values),
        )
