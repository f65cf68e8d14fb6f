"""Refusals as problem documents (RFC 9457), in the reader's language, with what to do next."""

import logging

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from hotline.kit.errors import InvalidInput, Refusal
from hotline.modules.access.public import ForgeryProtection, NotSignedIn, language_of

logger = logging.getLogger(__name__)

CONTENT_TYPE = "application/problem+json"


class InternalError(Refusal):
    """Something failed that should not have; the request was rolled back."""

    code = "internal_error"
    status = 500
    title = {"zh": "系统出现意外错误，本次操作没有生效。", "en": "Something failed unexpectedly; nothing was changed."}
    next_step = {
        "zh": "请稍后重试；如仍失败，请把请求编号 {request_id} 告诉系统管理员。",
        "en": "Try again later; if it fails again, give the request id {request_id} to the administrator.",
    }


class DatabaseAway(Refusal):
    """The database is restarting, out of reach or too busy. A program repeats its request under the same key."""

    code = "database_away"
    status = 503
    title = {"zh": "数据库暂时无法访问。", "en": "The database is out of reach for the moment."}
    next_step = {
        "zh": "请稍等几秒后重试，已填写的内容不会丢失。",
        "en": "Wait a few seconds and try again; what you typed is kept.",
    }


class InputTooLarge(Refusal):
    """The request's body is larger than the platform takes."""

    code = "input_too_large"
    status = 413
    title = {"zh": "提交的内容过大。", "en": "What was submitted is too large."}
    next_step = {"zh": "请缩短内容后重试。", "en": "Shorten it and try again."}


class TooManyRequests(Refusal):
    """More requests from one address than anybody makes by hand; only routes that are open to everybody count them."""

    code = "too_many_requests"
    status = 429
    title = {"zh": "操作过于频繁。", "en": "Too many requests in a short time."}
    next_step = {"zh": "请一分钟后再试。", "en": "Try again in a minute."}


class MethodNotAllowed(Refusal):
    """The address does not take this method."""

    code = "method_not_allowed"
    status = 405
    title = {"zh": "该网址不支持 {method} 请求。", "en": "This address does not take {method}."}
    next_step = {
        "zh": "请对照接口说明（/api/openapi.json）修改调用方式。",
        "en": "See the description of the interface at /api/openapi.json.",
    }


def request_id_of(request: HttpRequest) -> str:
    """The identifier that the request was given."""
    return str(getattr(request, "request_id", ""))


def answer(request: HttpRequest, refusal: Refusal) -> JsonResponse:
    """The refusal as a problem document."""
    language = language_of(request)
    document = {
        "type": f"/problems/{refusal.code}",
        "title": refusal.sentence(language),
        "status": refusal.status,
        "code": refusal.code,
        "detail": refusal.sentence(language),
        "next_step": refusal.advice(language),
        "request_id": request_id_of(request),
        "facts": refusal.facts,
        **refusal.members(),
    }
    if refusal.field:
        document["field"] = refusal.field
    return JsonResponse(document, status=refusal.status, content_type=CONTENT_TYPE)


def database_away(request: HttpRequest, exception: OperationalError) -> HttpResponse:
    """The answer to a request that the database could not serve."""
    logger.error("request %s: the database is away: %s", request_id_of(request), exception)
    return answer(request, DatabaseAway())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's hook for requests without the page's token."""
    return answer(request, ForgeryProtection())


def register(api: NinjaAPI) -> None:
    """Have the interface answer every failure with a problem document."""

    @api.exception_handler(Refusal)
    def refused(request: HttpRequest, exception: Refusal) -> HttpResponse:
        return answer(request, exception)

    @api.exception_handler(AuthenticationError)
    def unauthenticated(request: HttpRequest, exception: AuthenticationError) -> HttpResponse:
        return answer(request, NotSignedIn())

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, exception: ValidationError) -> HttpResponse:
        return answer(request, _invalid_input(exception))

    @api.exception_handler(Throttled)
    def throttled(request: HttpRequest, exception: Throttled) -> HttpResponse:
        return answer(request, TooManyRequests())

    @api.exception_handler(HttpError)
    def malformed(request: HttpRequest, exception: HttpError) -> HttpResponse:
        return answer(request, InvalidInput(reason_zh="请求格式不正确。", reason_en=str(exception)))

    @api.exception_handler(RequestDataTooBig)
    def too_large(request: HttpRequest, exception: RequestDataTooBig) -> HttpResponse:
        return answer(request, InputTooLarge())

    @api.exception_handler(OperationalError)
    def away(request: HttpRequest, exception: OperationalError) -> HttpResponse:
        return database_away(request, exception)

    @api.exception_handler(Exception)
    def failed(request: HttpRequest, exception: Exception) -> HttpResponse:
        request_id = request_id_of(request)
        logger.exception("request %s failed", request_id, exc_info=exception)
        return answer(request, InternalError(request_id=request_id))


def _invalid_input(exception: ValidationError) -> InvalidInput:
    first = exception.errors[0]
    field = _field_of(tuple(str(part) for part in first["loc"]))
    return InvalidInput(
        field=field or None,
        reason_zh=f"“{field}”{_MESSAGES_ZH.get(str(first['type']), '不符合要求')}。",
        reason_en=f"{field}: {first['msg']}.",
    )


def _field_of(place: tuple[str, ...]) -> str:
    """The field's own path: ninja puts the place and a parameter's name before it, pydantic tags behind."""
    where, *path = place
    named = path[1:] if where == "body" or path[:1] == [where] else path
    return ".".join(part for part in named if "[" not in part)


_MESSAGES_ZH = {
    "missing": "为必填项",
    "string_too_short": "不能为空或太短",
    "string_too_long": "太长",
    "enum": "不在可选范围内",
    "date_from_datetime_parsing": "不是有效的日期",
    "date_parsing": "不是有效的日期",
    "int_parsing": "应为整数",
    "less_than_equal": "超出上限",
    "greater_than_equal": "低于下限",
    "extra_forbidden": "不是可识别的字段",
    "bool_parsing": "应为是或否",
}
