"""The table of work orders, and their numbers."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

ORDERS = [
    migrations.CreateModel(
        name="WorkOrder",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.CharField(db_collation="C", max_length=24, unique=True)),
            (
                "request_type",
                models.CharField(
                    choices=[
                        ("inquiry", "inquiry"),
                        ("assistance", "assistance"),
                        ("complaint", "complaint"),
                        ("irregularity_report", "irregularity_report"),
                        ("suggestion", "suggestion"),
                        ("commendation", "commendation"),
                    ],
                    max_length=24,
                ),
            ),
            (
                "urgency",
                models.CharField(
                    choices=[("ordinary", "ordinary"), ("urgent", "urgent"), ("emergency", "emergency")], max_length=16
                ),
            ),
            ("title", models.CharField(max_length=80)),
            ("content", models.TextField()),
            (
                "category",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="taxonomy.category",
                ),
            ),
            (
                "division",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="taxonomy.division",
                ),
            ),
            ("address", models.CharField(blank=True, max_length=128)),
            (
                "channel",
                models.CharField(
                    choices=[
                        ("phone", "phone"),
                        ("wechat", "wechat"),
                        ("website", "website"),
                        ("app", "app"),
                        ("mayor_mailbox", "mayor_mailbox"),
                        ("province", "province"),
                        ("emergency_line", "emergency_line"),
                        ("other", "other"),
                    ],
                    max_length=24,
                ),
            ),
            (
                "requester",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="work_orders",
                    to="requesters.requester",
                ),
            ),
            (
                "call",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="work_orders",
                    to="telephony.call",
                ),
            ),
            ("is_confidential", models.BooleanField(default=False)),
            (
                "accused_department",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="departments.department",
                ),
            ),
            ("requester_kind", models.CharField(blank=True, db_default="", max_length=12)),
            ("is_key_enterprise", models.BooleanField(db_default=False, default=False)),
            ("is_leader_assigned", models.BooleanField(db_default=False, default=False)),
            ("awaits_leader_approval", models.BooleanField(db_default=False, default=False)),
            ("focus_area", models.CharField(blank=True, db_default="", max_length=24)),
            ("people_count", models.PositiveIntegerField(db_default=1, default=1)),
            ("consents_to_publication", models.BooleanField(db_default=False, default=False)),
            (
                "stage",
                models.CharField(
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
            ("version", models.PositiveIntegerField(default=1)),
            ("registered_at", models.DateTimeField()),
            (
                "registered_by",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("answered_at_once", models.BooleanField(default=False)),
            (
                "handling_department",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="departments.department",
                ),
            ),
            ("is_first_in_queue", models.BooleanField(db_default=False, default=False)),
            (
                "charged_department",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="departments.department",
                ),
            ),
            (
                "response_department",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="departments.department",
                ),
            ),
            ("first_dispatched_at", models.DateTimeField(null=True)),
            ("dispatched_at", models.DateTimeField(null=True)),
            (
                "dispatched_by",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("dispatch_count", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ("is_designated", models.BooleanField(db_default=False, default=False)),
            ("send_back_count", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ("rework_count", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ("extension_count", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ("limit_amount", models.PositiveSmallIntegerField(null=True)),
            ("limit_unit", models.CharField(blank=True, max_length=16)),
            ("limit_rule_name", models.CharField(blank=True, max_length=64)),
            ("handling_due_at", models.DateTimeField(null=True)),
            ("rework_due_at", models.DateTimeField(null=True)),
            ("acknowledge_due_at", models.DateTimeField(null=True)),
            ("acknowledged_at", models.DateTimeField(null=True)),
            ("later_acknowledge_due_at", models.DateTimeField(null=True)),
            ("contact_due_at", models.DateTimeField(null=True)),
            ("first_contacted_at", models.DateTimeField(null=True)),
            ("citizen_due_at", models.DateTimeField(null=True)),
            ("promised_until", models.DateField(null=True)),
            ("first_replied_at", models.DateTimeField(null=True)),
            ("replied_at", models.DateTimeField(null=True)),
            ("reply", models.TextField(blank=True)),
            ("outcome", models.CharField(blank=True, db_default="", max_length=16)),
            ("completed_at", models.DateTimeField(null=True)),
            ("awaits_callback", models.BooleanField(default=False)),
            ("awaits_result_review", models.BooleanField(db_default=False, default=False)),
            ("is_excluded", models.BooleanField(db_default=False, default=False)),
            (
                "merged_into",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="duplicates",
                    to="workorders.workorder",
                ),
            ),
            (
                "split_from",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="split_parts",
                    to="workorders.workorder",
                ),
            ),
            ("transferred_to", models.CharField(blank=True, db_default="", max_length=4)),
            ("archived_at", models.DateTimeField(null=True)),
            ("retention_class", models.CharField(blank=True, db_default="", max_length=12)),
            ("is_held", models.BooleanField(db_default=False, default=False)),
            ("erased_at", models.DateTimeField(null=True)),
            ("published_at", models.DateTimeField(null=True)),
            ("published_title", models.CharField(blank=True, db_default="", max_length=80)),
            ("published_text", models.TextField(blank=True, db_default="")),
        ],
        options={
            "indexes": [
                models.Index(fields=["registered_at", "id"], name="work_order_by_registration"),
                models.Index(fields=["stage", "handling_due_at"], name="work_order_by_stage_and_due"),
                models.Index(fields=["handling_department", "stage", "registered_at"], name="work_order_by_department"),
                models.Index(fields=["handling_department", "registered_at", "id"], name="work_order_newest_by_lead"),
                models.Index(fields=["category", "registered_at"], name="work_order_by_category"),
                models.Index(fields=["requester", "registered_at"], name="work_order_by_requester"),
                models.Index(fields=["division", "registered_at"], name="work_order_by_division"),
                models.Index(
                    fields=["channel", "request_type", "urgency", "requester_kind"], name="work_order_by_kind"
                ),
                models.Index(
                    condition=models.Q(("merged_into__isnull", False)),
                    fields=["merged_into"],
                    name="work_order_by_main",
                ),
                models.Index(
                    condition=models.Q(("is_key_enterprise", True)),
                    fields=["registered_at"],
                    name="work_order_of_key_enterprise",
                ),
                models.Index(
                    condition=models.Q(("focus_area", ""), _negated=True),
                    fields=["focus_area", "registered_at"],
                    name="work_order_by_focus_area",
                ),
                models.Index(
                    django.db.models.functions.comparison.Coalesce("rework_due_at", "handling_due_at", "registered_at"),
                    models.F("id"),
                    condition=models.Q(("stage", "archived"), _negated=True),
                    name="work_order_by_pressing",
                ),
                models.Index(
                    django.db.models.functions.comparison.Coalesce("rework_due_at", "handling_due_at", "registered_at"),
                    models.F("id"),
                    condition=models.Q(
                        ("requester_kind", "enterprise"), models.Q(("stage", "archived"), _negated=True)
                    ),
                    name="work_order_of_enterprises",
                ),
                models.Index(
                    django.db.models.functions.comparison.Coalesce("rework_due_at", "handling_due_at", "registered_at"),
                    models.F("id"),
                    condition=models.Q(("is_key_enterprise", True), models.Q(("stage", "archived"), _negated=True)),
                    name="work_order_of_key_enterprises",
                ),
                models.Index(
                    django.db.models.functions.comparison.Coalesce("rework_due_at", "handling_due_at", "registered_at"),
                    models.F("id"),
                    condition=models.Q(("is_leader_assigned", True), models.Q(("stage", "archived"), _negated=True)),
                    name="work_order_assigned_by_leaders",
                ),
                models.Index(
                    django.db.models.functions.comparison.Coalesce("rework_due_at", "handling_due_at", "registered_at"),
                    models.F("id"),
                    condition=models.Q(("focus_area__gt", ""), models.Q(("stage", "archived"), _negated=True)),
                    name="work_order_of_focus_areas",
                ),
                models.Index(
                    django.db.models.functions.comparison.Coalesce("rework_due_at", "handling_due_at", "registered_at"),
                    models.F("id"),
                    condition=models.Q(
                        ("promised_until__isnull", False), models.Q(("stage", "archived"), _negated=True)
                    ),
                    name="work_order_promised",
                ),
                models.Index(
                    django.db.models.functions.comparison.Coalesce("rework_due_at", "handling_due_at", "registered_at"),
                    models.F("id"),
                    condition=models.Q(("send_back_count__gt", 0), models.Q(("stage", "archived"), _negated=True)),
                    name="work_order_sent_back_once",
                ),
                models.Index(
                    condition=models.Q(("stage", "archived"), _negated=True),
                    fields=["handling_department"],
                    name="work_order_open_of_department",
                ),
                models.Index(
                    condition=models.Q(("dispatch_count__gte", 3)),
                    fields=["registered_at", "id"],
                    name="work_order_went_round",
                ),
                models.Index(
                    condition=models.Q(("rework_due_at__isnull", False)),
                    fields=["rework_due_at"],
                    name="work_order_by_rework_due",
                ),
                models.Index(
                    condition=models.Q(("published_at__isnull", False)),
                    fields=["registered_at", "id"],
                    name="work_order_published",
                ),
                models.Index(
                    condition=models.Q(("is_confidential", True)),
                    fields=["registered_at", "id"],
                    name="work_order_confidential",
                ),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            (
                                "stage__in",
                                ["acknowledged", "dispatched", "drafted", "replied", "sent_back", "suspended"],
                            ),
                            _negated=True,
                        ),
                        models.Q(("handling_department__isnull", False), ("handling_due_at__isnull", False)),
                        _connector="OR",
                    ),
                    name="dispatched_work_orders_have_a_department_and_a_due_moment",
                ),
                models.CheckConstraint(
                    condition=models.Q(("awaits_callback", False), ("stage", "completed"), _connector="OR"),
                    name="only_completed_work_orders_await_a_callback",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("merged_into__isnull", False), ("stage", "merged")),
                        models.Q(("stage", "merged"), _negated=True),
                        _connector="OR",
                    ),
                    name="merged_work_orders_have_a_main_one",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="NumberSeries",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("day", models.DateField(unique=True)),
            ("last", models.PositiveIntegerField()),
        ],
    ),
]
