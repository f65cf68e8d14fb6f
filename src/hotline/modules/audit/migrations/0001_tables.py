from django.db import migrations, models

from hotline.kit.history import append_only
from hotline.kit.tables import CreateTables

TABLES = [
    migrations.CreateModel(
        name="AuditEntry",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField()),
            ("actor", models.CharField(max_length=64)),
            ("action", models.CharField(max_length=64)),
            ("subject", models.CharField(max_length=80)),
            ("reason", models.TextField(blank=True)),
            ("facts", models.JSONField(default=dict)),
        ],
        options={
            "indexes": [models.Index(fields=["subject", "-id"], name="audit_by_subject")],
        },
    ),
    migrations.CreateModel(
        name="RepeatableRequest",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("actor", models.CharField(max_length=64)),
            ("key", models.CharField(max_length=128)),
            ("fingerprint", models.CharField(max_length=64)),
            ("status", models.PositiveSmallIntegerField(null=True)),
            ("answer", models.TextField(blank=True)),
            ("at", models.DateTimeField()),
        ],
        options={
            "indexes": [models.Index(fields=["at"], name="repeatable_by_moment")],
            "constraints": [models.UniqueConstraint(fields=("actor", "key"), name="one_answer_per_key")],
        },
    ),
]


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("audit", "0001_initial"),
        ("audit", "0002_append_only"),
        ("audit", "0003_longer_subjects"),
    ]
    dependencies = []

    operations = [
        CreateTables(TABLES),
        append_only("audit_auditentry"),
    ]
