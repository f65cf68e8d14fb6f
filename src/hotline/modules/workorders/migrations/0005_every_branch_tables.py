import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("departments", "0001_initial"),
        ("requesters", "0001_initial"),
        ("taxonomy", "0004_days_of_versions"),
        ("telephony", "0001_initial"),
        ("workorders", "0004_pressing_work_orders"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("send_back", "send_back"),
                            ("extension", "extension"),
                            ("promise", "promise"),
                            ("exclusion", "exclusion"),
                        ],
                        max_length=12,
                    ),
                ),
                ("requested_at", models.DateTimeField()),
                ("reason", models.TextField()),
                ("basis", models.CharField(blank=True, max_length=256)),
                ("amount", models.PositiveSmallIntegerField(null=True)),
                ("unit", models.CharField(blank=True, max_length=16)),
                ("until_on", models.DateField(null=True)),
                ("ground", models.CharField(blank=True, max_length=24)),
                ("level", models.PositiveSmallIntegerField(default=1)),
                ("outcome", models.CharField(blank=True, max_length=12)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decision_note", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[("lead", "lead"), ("supporting", "supporting"), ("copied", "copied")], max_length=12
                    ),
                ),
                ("dispatch_number", models.PositiveSmallIntegerField()),
                ("assigned_at", models.DateTimeField()),
                ("instruction", models.TextField(blank=True, db_default="")),
                ("basis", models.CharField(blank=True, db_default="", max_length=256)),
                ("acknowledged_at", models.DateTimeField(null=True)),
                ("replied_at", models.DateTimeField(null=True)),
                ("reply", models.TextField(blank=True, db_default="")),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by_step", models.CharField(blank=True, db_default="", max_length=24)),
            ],
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=128)),
                ("content_type", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(db_collation="C", max_length=64)),
                ("added_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Clock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("dispatch", "dispatch"),
                            ("acknowledge", "acknowledge"),
                            ("contact", "contact"),
                            ("handle", "handle"),
                            ("support", "support"),
                            ("citizen", "citizen"),
                            ("send_back", "send_back"),
                        ],
                        max_length=16,
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("limit_amount", models.PositiveSmallIntegerField()),
                ("limit_unit", models.CharField(max_length=16)),
                ("limit_rule_code", models.CharField(blank=True, max_length=32)),
                ("limit_rule_name", models.CharField(max_length=64)),
                ("limit_basis", models.CharField(blank=True, max_length=128)),
                ("calendar_version", models.PositiveIntegerField()),
                (
                    "extensions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), default=list, size=None
                    ),
                ),
                ("fixed_due_at", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField()),
                ("stopped_at", models.DateTimeField(null=True)),
                ("was_cancelled", models.BooleanField(default=False)),
                ("next_warning_at", models.DateTimeField(null=True)),
                ("next_warning_percent", models.PositiveSmallIntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="ContactAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("means", models.CharField(max_length=12)),
                ("was_reached", models.BooleanField()),
                ("note", models.TextField(blank=True)),
                ("recording_reference", models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Export",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("requested_at", models.DateTimeField()),
                ("purpose", models.CharField(max_length=200)),
                ("filters", models.JSONField(default=dict)),
                ("columns", models.JSONField(default=list)),
                ("state", models.CharField(max_length=20)),
                ("row_count", models.PositiveIntegerField(null=True)),
                ("rows_written", models.PositiveIntegerField(default=0)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decision_note", models.TextField(blank=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("file_name", models.CharField(blank=True, max_length=128)),
                ("expires_at", models.DateTimeField(null=True)),
                ("downloads", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="JointReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("concluded_at", models.DateTimeField(null=True)),
                ("conclusion", models.TextField(blank=True)),
                ("basis", models.CharField(blank=True, max_length=256)),
            ],
        ),
        migrations.CreateModel(
            name="JointReviewOpinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given_at", models.DateTimeField(null=True)),
                ("opinion", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="PromiseTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_on", models.DateField()),
                ("reported_at", models.DateTimeField(null=True)),
                ("report", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField()),
                ("declared_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("answer", models.TextField()),
                ("report", models.TextField(blank=True)),
                ("basis", models.TextField(blank=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("solved", "solved"),
                            ("partly_solved", "partly_solved"),
                            ("explained", "explained"),
                            ("unsolved", "unsolved"),
                        ],
                        max_length=16,
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("overruled_findings", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40)),
                ("filters", models.JSONField(default=dict)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("created_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField()),
                ("started_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="workorder",
            name="dispatched_work_orders_have_a_department_and_a_due_moment",
        ),
        migrations.RemoveIndex(
            model_name="workorder",
            name="work_order_by_pressing",
        ),
        migrations.AddField(
            model_name="workorder",
            name="accused_department",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="departments.department",
            ),
        ),
        migrations.AddField(
            model_name="workorder",
            name="acknowledge_due_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="workorder",
            name="awaits_result_review",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="workorder",
            name="citizen_due_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="workorder",
            name="consents_to_publication",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="workorder",
            name="contact_due_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="workorder",
            name="dispatch_count",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="workorder",
            name="dispatched_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="workorder",
            name="extension_count",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="workorder",
            name="first_contacted_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="workorder",
            name="first_dispatched_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="workorder",
            name="focus_area",
            field=models.CharField(blank=True, db_default="", max_length=24),
        ),
        migrations.AddField(
            model_name="workorder",
            name="is_designated",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="workorder",
            name="is_excluded",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="workorder",
            name="is_first_in_queue",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="workorder",
            name="is_key_enterprise",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="workorder",
            name="is_leader_assigned",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="workorder",
            name="merged_into",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="duplicates",
                to="workorders.workorder",
            ),
        ),
    ]
