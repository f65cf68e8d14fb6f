import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("quality", "0001_initial"),
    ]
    dependencies = [
        ("telephony", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Inspection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inspections", to="telephony.call"
                    ),
                ),
                (
                    "inspector",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("inspected_at", models.DateTimeField()),
                ("score", models.PositiveSmallIntegerField()),
                ("has_passed", models.BooleanField()),
                ("comment", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "indexes": [models.Index(fields=["inspected_at"], name="inspection_by_moment")],
            },
        ),
    ]
