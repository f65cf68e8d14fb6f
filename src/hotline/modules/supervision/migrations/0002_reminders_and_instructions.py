import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("supervision", "0001_initial"),
        ("departments", "0001_initial"),
        ("workorders", "0011_leader_approval"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LeaderItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("leader", models.CharField(blank=True, max_length=64)),
                ("requirement", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("reported", "reported"), ("approved", "approved")], max_length=12
                    ),
                ),
                ("assigned_at", models.DateTimeField()),
                ("due_on", models.DateField(null=True)),
                ("report", models.TextField(blank=True)),
                ("reported_at", models.DateTimeField(null=True)),
                ("decision_note", models.TextField(blank=True)),
                ("approved_at", models.DateTimeField(null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assigned_by",
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
                    "work_order",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leader_item",
                        to="workorders.workorder",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.CharField(choices=[("ordinary", "ordinary"), ("key", "key")], max_length=8)),
                ("trigger", models.CharField(max_length=16)),
                ("text", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "clock",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workorders.clock",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "work_order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="workorders.workorder"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NoticeProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("issued", "issued"), ("dismissed", "dismissed")], max_length=12
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("policy_number", models.PositiveIntegerField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("dismissal_reason", models.TextField(blank=True)),
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
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
                    ),
                ),
                (
                    "work_order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notice_proposals",
                        to="workorders.workorder",
                    ),
                ),
                (
                    "notice",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposal",
                        to="supervision.supervisionnotice",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LeaderInstruction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("given_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("given", "given"),
                            ("forwarded", "forwarded"),
                            ("replied", "replied"),
                            ("completed", "completed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reply_days", models.PositiveSmallIntegerField()),
                ("forwarded_at", models.DateTimeField(null=True)),
                ("reply_due_at", models.DateTimeField(null=True)),
                ("reply", models.TextField(blank=True)),
                ("replied_at", models.DateTimeField(null=True)),
                ("return_note", models.TextField(blank=True)),
                ("completed_at", models.DateTimeField(null=True)),
                ("completion_note", models.TextField(blank=True)),
                (
                    "completed_by",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="departments.department",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "replied_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "work_order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instructions",
                        to="workorders.workorder",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instructions",
                        to="supervision.supervisionnotice",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="leaderitem",
            index=models.Index(fields=["assigned_at", "id"], name="leader_item_by_moment"),
        ),
        migrations.AddIndex(
            model_name="reminder",
            index=models.Index(fields=["at", "id"], name="reminder_by_moment"),
        ),
        migrations.AddIndex(
            model_name="reminder",
            index=models.Index(
                condition=models.Q(("read_at__isnull", True)),
                fields=["department"],
                name="reminder_unread_by_department",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("clock__isnull", False)),
                fields=("clock", "trigger"),
                name="one_reminder_per_clock_and_trigger",
            ),
        ),
        migrations.AddIndex(
            model_name="noticeproposal",
            index=models.Index(fields=["proposed_at", "id"], name="proposal_by_moment"),
        ),
        migrations.AddConstraint(
            model_name="noticeproposal",
            constraint=models.UniqueConstraint(
                fields=("work_order", "department", "level"), name="one_proposal_of_a_level"
            ),
        ),
        migrations.AddIndex(
            model_name="leaderinstruction",
            index=models.Index(fields=["given_at", "id"], name="instruction_by_moment"),
        ),
    ]
