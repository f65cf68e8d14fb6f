"""Foreign keys point downward, as imports do: by name they would pass the import contracts unseen."""

import configparser
from collections.abc import Iterable
from pathlib import Path

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from hotline.modules.workorders.models import WorkOrder

ROOT = Path(__file__).parents[2]


def _layers() -> dict[str, int]:
    """How high each module stands; those on one line stand side by side."""
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    lines = contracts["importlinter:contract:modules"]["layers"].split("\n")
    names = [[name.strip() for name in line.split("|")] for line in lines if line.strip()]
    return {name: height for height, side in enumerate(reversed(names)) for name in side}


LAYERS = _layers()


def _trespasses(tables: Iterable[type[models.Model]]) -> list[str]:
    found = []
    for model in tables:
        home = _module_of(model)
        for field in model._meta.get_fields():
            target = field.related_model
            if home is None or not isinstance(target, type) or field.auto_created:
                continue
            away = _module_of(target)
            if away is not None and away != home and LAYERS[away] >= LAYERS[home]:
                found.append(f"{home}.{model.__name__}.{field.name} points at {away}.{target.__name__}")
    return found


def _module_of(model: type[models.Model]) -> str | None:
    label = model._meta.app_label
    return label if label in LAYERS else None


def test_no_foreign_key_points_sideways_or_up() -> None:
    assert _trespasses(apps.get_models()) == []


def test_every_module_with_models_has_a_layer() -> None:
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("hotline.modules.")}
    assert ours <= set(LAYERS)


@isolate_apps("hotline.modules.sla")
def test_planted_foreign_key_is_caught() -> None:
    class Planted(models.Model):
        work_order = models.ForeignKey(WorkOrder, models.PROTECT)

        class Meta:
            app_label = "sla"

    assert _trespasses([Planted]) == ["sla.Planted.work_order points at workorders.WorkOrder"]
