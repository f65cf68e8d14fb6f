import django.db.models.deletion
from django.db import migrations, models

from hotline.kit.tables import CreateTables

TABLES = [
    migrations.CreateModel(
        name="WorkbookImport",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("organisation", "organisation"),
                        ("people", "people"),
                        ("categories", "categories"),
                        ("responsibilities", "responsibilities"),
                    ],
                    max_length=20,
                ),
            ),
            ("file_name", models.CharField(max_length=120)),
            ("sha256", models.CharField(max_length=64)),
            ("lines", models.JSONField(default=list)),
            ("plan", models.JSONField(default=list)),
            ("uploaded_by", models.CharField(max_length=64)),
            ("uploaded_at", models.DateTimeField()),
            ("confirmed_by", models.CharField(blank=True, max_length=64)),
            ("confirmed_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [models.Index(fields=["kind", "-id"], name="workbook_import_by_kind")],
        },
    ),
    migrations.CreateModel(
        name="ReplyTemplate",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("title", models.CharField(max_length=64)),
            ("text", models.TextField()),
            (
                "department",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="departments.department",
                ),
            ),
            (
                "category",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="taxonomy.category"
                ),
            ),
            ("is_open", models.BooleanField(default=True)),
            ("written_by", models.CharField(max_length=64)),
            ("written_at", models.DateTimeField()),
        ],
    ),
]


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("administration", "0001_initial"),
    ]
    dependencies = [
        ("departments", "0001_tables"),
        ("taxonomy", "0001_tables"),
    ]

    operations = [
        CreateTables(TABLES),
    ]
