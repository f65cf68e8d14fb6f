"""Targets, frozen scorecards, evaluation projects and third-party supervision, and the history of all of them."""

from .entry import AppraisalEntry, Followed
from .project import CostFigure, DocumentRequest, EvaluationProject, ProjectStage, ProjectSurvey, Recommendation
from .sample import SampledOrder, SampleDraw
from .scorecard import Appeal, DepartmentReview, ScorecardSnapshot, SelfEvaluation
from .targets import TargetLine, TargetTable
from .vendor import BaseDataFigure, NoticeNumber, RectificationNotice, ThirdPartyAssessment

__all__ = [
    "Appeal",
    "AppraisalEntry",
    "BaseDataFigure",
    "CostFigure",
    "DepartmentReview",
    "DocumentRequest",
    "EvaluationProject",
    "Followed",
    "NoticeNumber",
    "ProjectStage",
    "ProjectSurvey",
    "Recommendation",
    "RectificationNotice",
    "SampleDraw",
    "SampledOrder",
    "ScorecardSnapshot",
    "SelfEvaluation",
    "TargetLine",
    "TargetTable",
    "ThirdPartyAssessment",
]
