from django.db import migrations, models

UNITS = [
    ("working_day", "working_day"),
    ("working_hour", "working_hour"),
    ("day", "day"),
    ("hour", "hour"),
    ("minute", "minute"),
]
CLOCKS = [
    ("dispatch", "dispatch"),
    ("acknowledge", "acknowledge"),
    ("contact", "contact"),
    ("handle", "handle"),
    ("support", "support"),
    ("citizen", "citizen"),
    ("send_back", "send_back"),
]


class Migration(migrations.Migration):
    dependencies = [("sla", "0001_initial")]

    operations = [
        migrations.AddField("limitrule", "code", models.CharField(default="", max_length=64), preserve_default=False),
        migrations.AddField("limitrule", "version", models.PositiveIntegerField(default=1)),
        # The rules of before were for handling.
        migrations.AddField(
            "limitrule",
            "clock",
            models.CharField(choices=CLOCKS, default="handle", max_length=16),
            preserve_default=False,
        ),
        migrations.AddField(
            "limitrule",
            "category_code",
            models.CharField(blank=True, default="", max_length=32),
            preserve_default=False,
        ),
        migrations.AddField(
            "limitrule",
            "department_code",
            models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            "limitrule",
            "requester_kind",
            models.CharField(blank=True, default="", max_length=16),
            preserve_default=False,
        ),
        migrations.AddField("limitrule", "is_key_enterprise", models.BooleanField(default=False)),
        migrations.AddField(
            "limitrule", "legal_basis", models.CharField(blank=True, default="", max_length=200), preserve_default=False
        ),
        migrations.AddField(
            "limitrule", "recorded_by", models.CharField(default="hotline", max_length=64), preserve_default=False
        ),
        migrations.AddField("limitrule", "recorded_at", models.DateTimeField(null=True)),
        migrations.AlterField("limitrule", "unit", models.CharField(choices=UNITS, max_length=16)),
    ]
