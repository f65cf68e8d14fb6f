"""Django's settings. What a city changes comes from the environment, see docs/reference/settings.md."""

import os
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from hotline.config.exposure import allowed_hosts
from hotline.config.home import default_folder
from hotline.config.recordings import recording_storage

PACKAGE = Path(__file__).resolve().parent.parent
PAGES = PACKAGE / "webdist"
_HOME = Path(os.environ.get("HOTLINE_HOME") or default_folder()).expanduser()
# A city's own indicators: read beside those that come with the platform.
OWN_INDICATORS = _HOME / "indicators"

HOTLINE_NAME = os.environ.get("HOTLINE_NAME", "demonstration")
TLS = bool(os.environ.get("HOTLINE_TLS_CERTIFICATE"))

# A key made for one process only is enough for commands; `up` hands every process the one it keeps in HOTLINE_HOME.
SECRET_KEY = os.environ.get("HOTLINE_SECRET_KEY") or os.urandom(32).hex()
DEBUG = False
ALLOWED_HOSTS = allowed_hosts()

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "axes",
    "procrastinate.contrib.django",
    "hotline.modules.audit",
    "hotline.modules.access",
    "hotline.modules.departments",
    "hotline.modules.taxonomy",
    "hotline.modules.notifications",
    "hotline.modules.telephony",
    "hotline.modules.knowledge",
    "hotline.modules.requesters",
    "hotline.modules.sla",
    "hotline.modules.workorders",
    "hotline.modules.administration",
    "hotline.modules.callbacks",
    "hotline.modules.quality",
    "hotline.modules.supervision",
    "hotline.modules.workforce",
    "hotline.modules.surveys",
    "hotline.modules.analytics",
    "hotline.modules.contracts",
    "hotline.modules.reports",
    "hotline.modules.evaluation",
    "hotline.modules.appraisal",
]

MIDDLEWARE = [
    "hotline.api.middleware.RequestIdentity",
    "hotline.api.middleware.Problems",
    "hotline.api.middleware.SecureCookies",
    "hotline.api.middleware.ContentSecurityPolicy",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]

ROOT_URLCONF = "hotline.config.urls"
WSGI_APPLICATION = None
TEMPLATES: list[dict[str, object]] = []


def _database() -> dict[str, object]:
    """The chosen hotline's database; the command line resolves HOTLINE_DATABASE_URL from the hotline's name."""
    address = os.environ.get("HOTLINE_DATABASE_URL") or os.environ.get("DATABASE_URL") or "postgresql:///hotline"
    parts = conninfo_to_dict(address)
    given = {"host", "port", "user", "password", "dbname", "options"}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.get("dbname") or "hotline",
        "USER": parts.get("user") or "",
        "PASSWORD": parts.get("password") or "",
        "HOST": parts.get("host") or "",
        "PORT": parts.get("port") or "",
        "OPTIONS": {
            **{name: value for name, value in parts.items() if name not in given},
            # Append-only tables refuse changes to connections that declare themselves as the product's.
            "options": f"{parts.get('options') or ''} -c hotline.application=on".strip(),
            "pool": {"min_size": 1, "max_size": 24, "timeout": 20},
        },
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": _database()}
# Files lie under their checksum and are served by an endpoint only, which looks who may see them.
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": str(Path(os.environ.get("HOTLINE_HOME") or default_folder()).expanduser() / "files"),
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
            # A file is named by its content: whoever writes it again writes the same.
            "allow_overwrite": True,
        },
    },
    "recordings": recording_storage(_HOME),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("account", "name", "staff_number")},
    },
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1 / 6  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "hotline.kit.addresses.client_address"
AXES_USERNAME_FORM_FIELD = "account"
AXES_RESET_ON_SUCCESS = True
# The audit says who signed in when.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_VERBOSE = False
# A locked account is refused by access.actions.sign_in as every other refusal is, and not by a page of axes.
SILENCED_SYSTEM_CHECKS = ["axes.W002"]

SESSION_COOKIE_NAME = "hotline_session"
# How long a process may go on by a handling policy that was replaced meanwhile; so seldom is the newest asked for.
HANDLING_POLICY_KNOWN_SECONDS = 5
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = TLS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = TLS
CSRF_FAILURE_VIEW = "hotline.api.problems.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "zh-hans"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# The one-time code that opens an empty hotline; it is gone once the hotline is open.
FIRST_START_FILE = str(_HOME / "first-start.secret")

# The folder that the switch writes recordings to, set by `up`; without one nothing is taken in.
RECORDING_SPOOL = os.environ.get("HOTLINE_RECORDING_SPOOL", "")
# Columnar files of figures, a folder for each hotline; they can be deleted at any time and are written anew.
FIGURES_FOLDER = str(_HOME / "figures")
RECORDING_KEYS_FILE = os.environ.get("HOTLINE_RECORDING_KEYS") or str(_HOME / "recording-keys.json")
# Where texts to requesters are handed over; without it they are kept and shown as not sent.
# Titles of local rules that replies may cite, one a line, besides the laws that are shipped.
KNOWN_LAWS_FILE = os.environ.get("HOTLINE_KNOWN_LAWS") or str(
    Path(os.environ.get("HOTLINE_HOME") or default_folder()).expanduser() / "known-laws.txt"
)
SMS_URL = os.environ.get("HOTLINE_SMS_URL", "")
SMS_TOKEN = os.environ.get("HOTLINE_SMS_TOKEN", "")
# How people outside reach the pages: links in texts begin with it.
PUBLIC_URL = (
    os.environ.get("HOTLINE_PUBLIC_URL") or f"http://127.0.0.1:{os.environ.get('HOTLINE_PORT') or 12345}"
).rstrip("/")

# How requests reach the process that is connected with the telephone switch.
SWITCH_DOOR = "hotline.adapters.telephony.door.WatcherDoor"

# From it each telephone's password on the switch is derived; without it pages cannot be telephones.
SWITCH_PHONE_KEY = os.environ.get("HOTLINE_SWITCH_PHONE_KEY", "")

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
PROCRASTINATE_IMPORT_PATHS = ["hotline.kit.publishing"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("HOTLINE_LOG_LEVEL", "WARNING")},
}
