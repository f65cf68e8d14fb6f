"""The one interface: every module's endpoints under /api, every refusal as a problem."""

import json

from ninja import NinjaAPI

from hotline import __version__
from hotline.modules.analytics.endpoints import router as analytics_router
from hotline.modules.callbacks.endpoints import router as callbacks_router
from hotline.modules.evaluation.endpoints import router as evaluation_router
from hotline.modules.workorders.endpoints import router as workorders_router

from . import problems, session
from .idempotency import once_per_key
from .parsing import StrictParser

api = NinjaAPI(
    title="Hotline 12345",
    version=__version__,
    description="The interface of a government service hotline: work orders, indicators, evaluation.",
    urls_namespace="hotline",
    docs_url=None,
    parser=StrictParser(),
)
api.add_decorator(once_per_key, mode="view")
for router in (analytics_router, callbacks_router, evaluation_router, session.router, workorders_router):
    api.add_router("", router)
problems.register(api)

urls = api.urls


def openapi_document() -> str:
    """The interface's description, in one form only, so that a change of it shows as a difference."""
    return json.dumps(api.get_openapi_schema(), indent=2, ensure_ascii=False, default=str) + "\n"
