import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

import hotline.modules.workorders.rules.lifecycle
import hotline.modules.workorders.rules.words


class Migration(migrations.Migration):
    dependencies = [("workorders", "0005_every_branch_tables")]

    operations = [
        migrations.AddField(
            model_name="workorder",
            name="outcome",
            field=models.CharField(blank=True, db_default="", max_length=16),
        ),
        migrations.AddField(
            model_name="workorder",
            name="people_count",
            field=models.PositiveIntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="workorder",
            name="promised_until",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="workorder",
            name="published_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="workorder",
            name="published_text",
            field=models.TextField(blank=True, db_default=""),
        ),
        migrations.AddField(
            model_name="workorder",
            name="published_title",
            field=models.CharField(blank=True, db_default="", max_length=80),
        ),
        migrations.AddField(
            model_name="workorder",
            name="requester_kind",
            field=models.CharField(blank=True, db_default="", max_length=12),
        ),
        migrations.AddField(
            model_name="workorder",
            name="retention_class",
            field=models.CharField(blank=True, db_default="", max_length=12),
        ),
        migrations.AddField(
            model_name="workorder",
            name="rework_count",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="workorder",
            name="rework_due_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="workorder",
            name="send_back_count",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="workorder",
            name="split_from",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="split_parts",
                to="workorders.workorder",
            ),
        ),
        migrations.AddField(
            model_name="workorder",
            name="transferred_to",
            field=models.CharField(blank=True, db_default="", max_length=4),
        ),
        migrations.AddField(
            model_name="workorderevent",
            name="stage",
            field=models.CharField(default="", max_length=16),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="workorder",
            name="category",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="taxonomy.category"
            ),
        ),
        migrations.AlterField(
            model_name="workorder",
            name="division",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="taxonomy.division",
            ),
        ),
        migrations.AlterField(
            model_name="workorder",
            name="handling_department",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="departments.department",
            ),
        ),
        migrations.AlterField(
            model_name="workorder",
            name="registered_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="workorder",
            name="requester",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="work_orders",
                to="requesters.requester",
            ),
        ),
        migrations.AlterField(
            model_name="workorder",
            name="stage",
            field=models.CharField(
                choices=[
                    ("registered", "registered"),
                    ("jointly_reviewed", "jointly_reviewed"),
                    ("dispatched", "dispatched"),
                    ("sent_back", "sent_back"),
                    ("acknowledged", "acknowledged"),
                    ("suspended", "suspended"),
                    ("drafted", "drafted"),
                    ("replied", "replied"),
                    ("completed", "completed"),
                    ("called_back", "called_back"),
                    ("archived", "archived"),
                    ("declined", "declined"),
                    ("transferred", "transferred"),
                    ("merged", "merged"),
                    ("withdrawn", "withdrawn"),
                ],
                max_length=16,
            ),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(fields=["requester", "registered_at"], name="work_order_by_requester"),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", False)), fields=["merged_into"], name="work_order_by_main"
            ),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce("rework_due_at", "handling_due_at", "registered_at"),
                models.F("id"),
                condition=models.Q(
                    ("stage", hotline.modules.workorders.rules.lifecycle.Stage["ARCHIVED"]), _negated=True
                ),
                name="work_order_by_pressing",
            ),
        ),
        migrations.AddConstraint(
            model_name="workorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "stage__in",
                            [
                                hotline.modules.workorders.rules.lifecycle.Stage["ACKNOWLEDGED"],
                                hotline.modules.workorders.rules.lifecycle.Stage["DISPATCHED"],
                                hotline.modules.workorders.rules.lifecycle.Stage["DRAFTED"],
                                hotline.modules.workorders.rules.lifecycle.Stage["REPLIED"],
                                hotline.modules.workorders.rules.lifecycle.Stage["SENT_BACK"],
                                hotline.modules.workorders.rules.lifecycle.Stage["SUSPENDED"],
                            ],
                        ),
                        _negated=True,
                    ),
                    models.Q(("handling_department__isnull", False), ("handling_due_at__isnull", False)),
                    _connector="OR",
                ),
                name="dispatched_work_orders_have_a_department_and_a_due_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="workorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("merged_into__isnull", False),
                        ("stage", hotline.modules.workorders.rules.lifecycle.Stage["MERGED"]),
                    ),
                    models.Q(("stage", hotline.modules.workorders.rules.lifecycle.Stage["MERGED"]), _negated=True),
                    _connector="OR",
                ),
                name="merged_work_orders_have_a_main_one",
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="decided_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="department",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="proposed_department",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="requested_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="work_order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="approvals", to="workorders.workorder"
            ),
        ),
        migrations.AddField(
            model_name="assignment",
            name="acknowledged_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="assignment",
            name="assigned_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="assignment",
            name="department",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
            ),
        ),
        migrations.AddField(
            model_name="assignment",
            name="work_order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="workorders.workorder"
            ),
        ),
        migrations.AddField(
            model_name="attachment",
            name="added_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="attachment",
            name="work_order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="attachments", to="workorders.workorder"
            ),
        ),
        migrations.AddField(
            model_name="clock",
            name="assignment",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="clocks",
                to="workorders.assignment",
            ),
        ),
        migrations.AddField(
            model_name="clock",
            name="work_order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="clocks", to="workorders.workorder"
            ),
        ),
        migrations.AddField(
            model_name="contactattempt",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="contactattempt",
            name="department",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
            ),
        ),
        migrations.AddField(
            model_name="contactattempt",
            name="work_order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="contact_attempts", to="workorders.workorder"
            ),
        ),
    ]
