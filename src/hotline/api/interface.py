"""The one interface: every module's endpoints under /api, every refusal as a problem."""

import json

from hotline import __version__
from hotline.modules.administration.endpoints import ROUTERS as ADMINISTRATION_ROUTERS
from hotline.modules.analytics.endpoints import router as analytics_router
from hotline.modules.appraisal.endpoints import ROUTERS as APPRAISAL_ROUTERS
from hotline.modules.callbacks.endpoints import router as callbacks_router
from hotline.modules.contracts.endpoints import ROUTERS as CONTRACT_ROUTERS
from hotline.modules.departments.endpoints import router as departments_router
from hotline.modules.evaluation.endpoints import ROUTERS as EVALUATION_ROUTERS
from hotline.modules.founding.endpoints import ROUTERS as FOUNDING_ROUTERS
from hotline.modules.knowledge.endpoints import router as knowledge_router
from hotline.modules.reports.endpoints import router as reports_router
from hotline.modules.requesters.endpoints import router as requesters_router
from hotline.modules.sla.endpoints import router as sla_router
from hotline.modules.supervision.endpoints import ROUTERS as SUPERVISION_ROUTERS
from hotline.modules.surveys.endpoints import router as surveys_router
from hotline.modules.taxonomy.endpoints import router as taxonomy_router
from hotline.modules.telephony.endpoints import ROUTERS as TELEPHONY_ROUTERS
from hotline.modules.workorders.endpoints import ROUTERS as WORKORDER_ROUTERS

from . import problems, session
from .description import DescribedInterface
from .idempotency import once_per_key
from .parsing import StrictParser

ROUTERS = (
    analytics_router,
    callbacks_router,
    departments_router,
    knowledge_router,
    reports_router,
    requesters_router,
    session.router,
    sla_router,
    surveys_router,
    taxonomy_router,
    *ADMINISTRATION_ROUTERS,
    *EVALUATION_ROUTERS,
    *APPRAISAL_ROUTERS,
    *CONTRACT_ROUTERS,
    *FOUNDING_ROUTERS,
    *SUPERVISION_ROUTERS,
    *TELEPHONY_ROUTERS,
    *WORKORDER_ROUTERS,
)

api = DescribedInterface(
    title="Hotline 12345",
    version=__version__,
    description="The interface of a government service hotline: work orders, indicators, evaluation.",
    urls_namespace="hotline",
    docs_url=None,
    parser=StrictParser(),
)
api.add_decorator(once_per_key, mode="view")
for router in ROUTERS:
    api.add_router("", router)
problems.register(api)

urls = api.urls


def openapi_document() -> str:
    """The interface's description, in one form only, so that a change of it shows as a difference: keys are sorted."""
    described = json.loads(json.dumps(api.get_openapi_schema()))
    return json.dumps(described, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
