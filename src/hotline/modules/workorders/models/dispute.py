"""Disputed work orders, and people who must not touch one."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department

from .work_order import WorkOrder


class JointReview(models.Model):
    """Several departments and the centre agree who takes a disputed work order; its conclusion binds."""

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="joint_reviews")
    work_order_id: int
    reason = models.TextField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    concluded_at = models.DateTimeField(null=True)
    concluded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    conclusion = models.TextField(blank=True)
    basis = models.CharField(max_length=256, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["work_order"], condition=models.Q(concluded_at__isnull=True), name="one_joint_review_at_a_time"
            )
        ]


class JointReviewOpinion(models.Model):
    """What a department that was asked says about whose a disputed work order is; empty until it does."""

    id: int
    joint_review = models.ForeignKey(JointReview, models.PROTECT, related_name="opinions")
    joint_review_id: int
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    department_id: int
    given_at = models.DateTimeField(null=True)
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    opinion = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["joint_review", "department"], name="one_opinion_per_department")
        ]


class Recusal(models.Model):
    """Somebody who must neither see nor act on a work order, because it is about him or he is close to it."""

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="recusals")
    work_order_id: int
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    person_id: int
    reason = models.TextField()
    declared_at = models.DateTimeField()
    declared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["work_order", "person"], name="one_recusal_per_person")]
