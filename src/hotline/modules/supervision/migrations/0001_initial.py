import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("departments", "0001_initial"),
        ("workorders", "0011_leader_approval"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NoticeSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(unique=True)),
                ("last", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="SupervisionNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=24, unique=True)),
                (
                    "level",
                    models.CharField(
                        choices=[("ordinary", "ordinary"), ("key", "key"), ("summons", "summons")], max_length=8
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("manual", "manual"),
                            ("overdue", "overdue"),
                            ("long_overdue", "long_overdue"),
                            ("sent_back_often", "sent_back_often"),
                            ("passed_round", "passed_round"),
                            ("notice_unanswered", "notice_unanswered"),
                            ("often_overdue", "often_overdue"),
                        ],
                        max_length=20,
                    ),
                ),
                ("demand", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("awaits_reply", "awaits_reply"),
                            ("replied", "replied"),
                            ("accepted", "accepted"),
                            ("rectifying", "rectifying"),
                            ("rectified", "rectified"),
                            ("closed", "closed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=16,
                    ),
                ),
                ("issued_at", models.DateTimeField()),
                ("reply_days", models.PositiveSmallIntegerField()),
                ("reply_due_at", models.DateTimeField()),
                ("late_noted_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closing_note", models.TextField(blank=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "raised_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="raised_to",
                        to="supervision.supervisionnotice",
                    ),
                ),
                (
                    "work_order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supervision_notices",
                        to="workorders.workorder",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Rectification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("demand", models.TextField()),
                ("due_on", models.DateField()),
                ("demanded_at", models.DateTimeField()),
                ("report", models.TextField(blank=True)),
                ("reported_at", models.DateTimeField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=8)),
                ("note", models.TextField(blank=True)),
                ("checked_at", models.DateTimeField(null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "demanded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rectifications",
                        to="supervision.supervisionnotice",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NoticeReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reply", models.TextField()),
                ("measures", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("outcome", models.CharField(blank=True, max_length=12)),
                ("note", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="supervision.supervisionnotice",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SupervisionPolicy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True)),
                ("published_at", models.DateTimeField()),
                ("note", models.CharField(blank=True, max_length=200)),
                ("reminder_hours", models.PositiveSmallIntegerField()),
                ("key_reminder_hours", models.PositiveSmallIntegerField()),
                ("key_after_working_days", models.PositiveSmallIntegerField()),
                ("key_after_send_backs", models.PositiveSmallIntegerField()),
                ("key_after_units", models.PositiveSmallIntegerField()),
                ("summons_after_overdue_in_month", models.PositiveSmallIntegerField()),
                ("reply_days_ordinary", models.PositiveSmallIntegerField()),
                ("reply_days_key", models.PositiveSmallIntegerField()),
                ("reply_days_summons", models.PositiveSmallIntegerField()),
                ("instruction_reply_days", models.PositiveSmallIntegerField()),
                ("due_soon_hours", models.PositiveSmallIntegerField()),
                ("accountability_rate", models.DecimalField(decimal_places=4, max_digits=5)),
                ("smallest_sample", models.PositiveSmallIntegerField()),
                ("explanation_days", models.PositiveSmallIntegerField()),
                ("circular_after_working_days", models.PositiveSmallIntegerField()),
                ("interview_after_working_days", models.PositiveSmallIntegerField()),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="supervisionnotice",
            index=models.Index(fields=["issued_at", "id"], name="notice_by_moment"),
        ),
        migrations.AddIndex(
            model_name="supervisionnotice",
            index=models.Index(
                condition=models.Q(("state", "awaits_reply")),
                fields=["reply_due_at"],
                name="notice_by_reply_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="supervisionnotice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["closed", "withdrawn"]), _negated=True),
                fields=("work_order", "department", "level"),
                name="one_open_notice_of_a_level",
            ),
        ),
    ]
