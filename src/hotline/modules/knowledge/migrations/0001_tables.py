"""Tables of knowledge; the database writes what articles are searched by."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from hotline.kit.tables import CreateTables

# A pair of the title stands at its first place with the greatest weight, one of the body at the second with the least.
_FUNCTION = r"""
CREATE OR REPLACE FUNCTION hotline_article_pairs(title text, body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(string_agg(DISTINCT
        '''' || replace(replace(one || next, '\', '\\'), '''', '''''') || written.place, ' '
    ), '')::tsvector
    FROM (VALUES (lower(title), ''':1A'), (lower(body), ''':2')) AS written(text, place),
        LATERAL (SELECT string_to_array(written.text, NULL) AS characters) AS split,
        LATERAL unnest(split.characters, split.characters[2:]) AS pair(one, next)
    WHERE next IS NOT NULL
$$;
"""


TABLES = [
    migrations.CreateModel(
        name="Article",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("title", models.CharField(max_length=128)),
            ("body", models.TextField()),
            (
                "category",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="taxonomy.category"
                ),
            ),
            (
                "department",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="departments.department",
                ),
            ),
            ("published_at", models.DateTimeField(null=True)),
            (
                "pairs",
                models.GeneratedField(
                    db_persist=True,
                    expression=models.Func(models.F("title"), models.F("body"), function="hotline_article_pairs"),
                    output_field=django.contrib.postgres.search.SearchVectorField(),
                ),
            ),
        ],
        options={
            "indexes": [django.contrib.postgres.indexes.GinIndex(fields=["pairs"], name="article_by_pair")],
        },
    ),
    migrations.CreateModel(
        name="ArticleUpdate",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "article",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="updates", to="knowledge.article"
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[("added", "added"), ("revised", "revised"), ("withdrawn", "withdrawn")], max_length=12
                ),
            ),
            ("at", models.DateTimeField()),
            (
                "editor",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["at"], name="article_update_by_moment")],
        },
    ),
]


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("knowledge", "0001_initial"),
        ("knowledge", "0002_search"),
    ]
    dependencies = [
        ("departments", "0001_tables"),
        ("taxonomy", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(_FUNCTION, "DROP FUNCTION hotline_article_pairs(text, text);"),
        CreateTables(TABLES),
    ]
