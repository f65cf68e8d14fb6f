import uuid

from django.db import migrations, models

from hotline.kit.tables import CreateTables

TABLES = [
    migrations.CreateModel(
        name="LiveNotice",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("topic", models.CharField(max_length=80)),
            ("kind", models.CharField(max_length=64)),
            ("subject", models.CharField(max_length=64)),
            ("at", models.DateTimeField()),
        ],
        options={
            "indexes": [models.Index(fields=["at"], name="live_notice_by_moment")],
        },
    ),
    migrations.CreateModel(
        name="OutgoingMessage",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("key", models.UUIDField(default=uuid.uuid4, unique=True)),
            ("channel", models.CharField(choices=[("sms", "sms")], max_length=8)),
            ("to_number", models.CharField(max_length=24)),
            ("text", models.CharField(max_length=500)),
            ("subject", models.CharField(max_length=64)),
            ("created_at", models.DateTimeField()),
            ("attempts", models.PositiveSmallIntegerField(default=0)),
            ("sent_at", models.DateTimeField(null=True)),
            ("failed_at", models.DateTimeField(null=True)),
            ("error", models.CharField(blank=True, max_length=64)),
        ],
        options={
            "indexes": [models.Index(fields=["subject", "created_at"], name="outgoing_message_by_subject")],
        },
    ),
]


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("notifications", "0001_initial"),
        ("notifications", "0002_longer_topics"),
        ("notifications", "0003_outgoing_messages"),
    ]
    dependencies = []

    operations = [
        CreateTables(TABLES),
    ]
