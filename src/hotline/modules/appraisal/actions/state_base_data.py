"""Enter the vendor's base data."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.appraisal.errors import Overtaken
from hotline.modules.appraisal.models import BaseDataFigure
from hotline.modules.appraisal.rules.base_data import figure_of
from hotline.modules.appraisal.selectors.base_data import base_data_form, newest_figures


@transaction.atomic
def state_base_data(
    *, vendor: str, year: int, figures: Mapping[str, str], by: Actor, at: datetime
) -> list[BaseDataFigure]:
    """Append each figure of a year, correcting the one before; what is stated already is not stated again."""
    if not by.may(Permission.ANSWER_EVALUATIONS):
        raise NotPermitted
    form = base_data_form()
    values = {code: figure_of(form.item(code), text) for code, text in figures.items()}
    known = {one.item: one for one in newest_figures(vendor) if one.year == year}
    stated = []
    for code, text in figures.items():
        before = known.get(code)
        if before is None or before.text != text:
            figure = BaseDataFigure(
                vendor=vendor,
                year=year,
                item=code,
                text=text,
                value=values[code],
                at=at,
                by_id=by.person_id,
                corrects=before,
            )
            stated.append(_append(figure))
    return stated


def _append(figure: BaseDataFigure) -> BaseDataFigure:
    try:
        with transaction.atomic():
            figure.save(force_insert=True)
    except IntegrityError as error:
        # Only the two constraints on who corrects what can fail here.
        raise Overtaken from error
    return figure
