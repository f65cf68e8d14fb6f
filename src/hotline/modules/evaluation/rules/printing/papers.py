"""Which paper is built by what, and what it is called."""

from collections.abc import Callable, Mapping

from hotline.kit.documents import Document
from hotline.modules.evaluation.errors import PaperUnknown
from hotline.modules.scoring.public import Text

from .declaration import declaration
from .evaluation_report import evaluation_report
from .printing import PaperContents, PaperKind
from .rectification import rectification_notice, rectification_reply
from .self_evaluation_form import self_evaluation_form
from .self_evaluation_report import self_evaluation_report
from .vendor_assessment import vendor_assessment

NAMES: Mapping[PaperKind, Text] = {
    PaperKind.SELF_EVALUATION_FORM: Text(zh="绩效自评表", en="Self-evaluation form"),
    PaperKind.DECLARATION: Text(zh="绩效目标申报表", en="Target declaration"),
    PaperKind.SELF_EVALUATION_REPORT: Text(zh="绩效自评报告", en="Self-evaluation report"),
    PaperKind.EVALUATION_REPORT: Text(zh="绩效评价报告", en="Evaluation report"),
    PaperKind.VENDOR_ASSESSMENT: Text(zh="外包服务考核表", en="Vendor assessment"),
    PaperKind.RECTIFICATION_NOTICE: Text(zh="整改通知书", en="Rectification notice"),
    PaperKind.RECTIFICATION_REPLY: Text(zh="整改情况回复", en="Rectification reply"),
}
# What needs nothing besides the scorecard; the others ask for an assessment or a notice.
SCORECARD_PAPERS = (
    PaperKind.SELF_EVALUATION_FORM,
    PaperKind.DECLARATION,
    PaperKind.SELF_EVALUATION_REPORT,
    PaperKind.EVALUATION_REPORT,
)
_BUILDERS: Mapping[PaperKind, Callable[[PaperContents], Document]] = {
    PaperKind.SELF_EVALUATION_FORM: self_evaluation_form,
    PaperKind.DECLARATION: declaration,
    PaperKind.SELF_EVALUATION_REPORT: self_evaluation_report,
    PaperKind.EVALUATION_REPORT: evaluation_report,
    PaperKind.VENDOR_ASSESSMENT: vendor_assessment,
    PaperKind.RECTIFICATION_NOTICE: rectification_notice,
    PaperKind.RECTIFICATION_REPLY: rectification_reply,
}


def paper_named(name: str) -> PaperKind:
    """The paper of that name; refused where there is none."""
    if name not in list(PaperKind):
        raise PaperUnknown(kind=name, known="、".join(PaperKind))
    return PaperKind(name)


def paper(kind: PaperKind, contents: PaperContents) -> Document:
    """The paper as a document, ready to be rendered."""
    return _BUILDERS[kind](contents)
