"""Tables that refer to each other are created together."""

from collections.abc import Iterator

import pytest
from django.apps.registry import Apps
from django.db import connection, migrations, models
from django.db.migrations.state import ModelState, ProjectState

from hotline.kit.tables import CreateTables

CIRCLE = CreateTables(
    [
        migrations.CreateModel(
            "Egg",
            [("id", models.BigAutoField(primary_key=True)), ("hen", models.ForeignKey("kit.Hen", models.CASCADE))],
        ),
        migrations.CreateModel(
            "Hen",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("egg", models.ForeignKey("kit.Egg", models.CASCADE, null=True)),
            ],
        ),
    ]
)


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The models whose classes were built, in order."""
    names: list[str] = []
    build = ModelState.render

    def noted(state: ModelState, apps: Apps) -> type[models.Model]:
        names.append(state.name)
        built: type[models.Model] = build(state, apps)
        return built

    monkeypatch.setattr(ModelState, "render", noted)
    yield names


def _with_circle() -> tuple[ProjectState, ProjectState]:
    before = ProjectState()
    assert before.apps.get_models() == []
    after = before.clone()
    CIRCLE.state_forwards("kit", after)
    return before, after


def test_every_class_is_built_once(built: list[str]) -> None:
    _, after = _with_circle()

    assert after.apps.get_model("kit", "Hen")._meta.get_field("egg").related_model.__name__ == "Egg"
    assert sorted(built) == ["Egg", "Hen"]


@pytest.mark.django_db
def test_tables_of_a_circle_are_created_and_dropped() -> None:
    before, after = _with_circle()

    with connection.schema_editor() as editor:
        CIRCLE.database_forwards("kit", editor, before, after)
    with connection.cursor() as cursor:
        assert {"kit_egg", "kit_hen"} <= set(connection.introspection.table_names(cursor))
        referring = connection.introspection.get_relations(cursor, "kit_egg")
    with connection.schema_editor() as editor:
        CIRCLE.database_backwards("kit", editor, after, before)

    assert referring == {"hen_id": ("id", "kit_hen")}
    assert not {"kit_egg", "kit_hen"} & set(connection.introspection.table_names())
