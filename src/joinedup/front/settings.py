"""Settings. Everything an installation decides comes from the environment; the launcher sets it for the demo."""

import os
import secrets
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF

from joinedup.foundation.accounts.directories import directories


def _flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, "1" if default else "").lower() in {"1", "yes", "true", "on"}


ROOT = Path(__file__).resolve().parents[3]
DATA = Path(os.environ.get("JOINEDUP_DATA") or ROOT / "var")
DEMO = _flag("JOINEDUP_DEMO")
DEBUG = False
SECURE = _flag("JOINEDUP_SECURE")
PORT = int(os.environ.get("JOINEDUP_PORT") or 8000)


def _secret() -> str:
    """The installation's secret: from the environment, or made once and kept where only this user can read it."""
    given = os.environ.get("JOINEDUP_SECRET_KEY", "")
    if given:
        return given
    file = DATA / "secret-key"
    if not file.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as handle:
            handle.write(secrets.token_urlsafe(50))
    return file.read_text()


def _database(url: str) -> dict[str, object]:
    """A PostgreSQL address as Django wants it; a socket folder stands in `?host=`."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": query.pop("port", None) or parts.port or "",
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }


SECRET_KEY = _secret()
ALLOWED_HOSTS = [h for h in os.environ.get("JOINEDUP_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",") if h]
DATABASES = {
    "default": _database(os.environ.get("DATABASE_URL") or "postgresql://joinedup_app@/joinedup?host=/nowhere")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

BOARD_ROOMS = ("partnership", "meetings", "planning")
CASE_ROOMS = tuple(room for room in ("people", "casework") if (ROOT / "src/joinedup" / room / "__init__.py").is_file())
"""The board wing runs without them: an installation that wants no cases may delete their folders."""
ROOMS = [*BOARD_ROOMS, *CASE_ROOMS]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "joinedup.foundation",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "csp",
    "procrastinate.contrib.django",
    "joinedup.kit",
    *(f"joinedup.{room}" for room in ROOMS),
    "joinedup.front",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "joinedup.front.middleware.OneTransaction",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "joinedup.front.sessions.SessionList",
    "django_htmx.middleware.HtmxMiddleware",
    "joinedup.front.sessions.SessionLimits",
    "joinedup.front.sessions.SecondFactor",
    "joinedup.front.typed.TypedBefore",
    "joinedup.front.middleware.FrontDoor",
    "joinedup.front.sent_once.SentOnce",
]
ROOT_URLCONF = "joinedup.front.urls"
WSGI_APPLICATION = "joinedup.front.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "joinedup.front.shell.shell",
            ],
        },
    }
]
FORM_RENDERER = "joinedup.kit.forms.GovukRenderer"

AUTH_USER_MODEL = "foundation.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
]
LOGIN_URL = "account_login"
LOGIN_URL_PATH = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "joinedup.foundation.accounts.adapters.AccountAdapter"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "reset_password": "20/m/ip,5/m/key"}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
SOCIALACCOUNT_ADAPTER = "joinedup.foundation.accounts.adapters.DirectoryAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_PROVIDERS = directories(os.environ.get("JOINEDUP_DIRECTORIES", ""))
DIRECTORIES_CHECK_SECOND_FACTOR = _flag("JOINEDUP_DIRECTORIES_CHECK_SECOND_FACTOR")
"""True where the council's or force's own sign-in already asks for a second factor."""
MFA_ADAPTER = "joinedup.foundation.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "joinedup.foundation.accounts.forms.SetUpAppForm",
    "add_webauthn": "joinedup.foundation.accounts.forms.AddKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Joinedup"
MFA_TRUST_ENABLED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
SECOND_FACTOR_REQUIRED = _flag("JOINEDUP_SECOND_FACTOR", default=not DEMO)
USERSESSIONS_TRACK_ACTIVITY = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
IDLE_MINUTES = int(os.environ.get("JOINEDUP_IDLE_MINUTES") or 30)
"""How long a session may lie unused. 15 is advised where a screen can be seen by others (threat 13): a local choice."""
LONGEST_HOURS = int(os.environ.get("JOINEDUP_LONGEST_HOURS") or 12)
"""How long a session may last at all."""
SESSION_COOKIE_AGE = LONGEST_HOURS * 3600
SESSION_COOKIE_HTTPONLY = True
# Browsers keep cookies by host, not by port: two copies side by side must not share theirs.
SESSION_COOKIE_NAME = "__Host-session" if SECURE else f"joinedup-session-{PORT}"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else f"joinedup-csrf-{PORT}"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _flag("JOINEDUP_BEHIND_PROXY") else None
X_FRAME_OPTIONS = "DENY"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "foundation_cache"}}
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "media"
VIRUS_SCAN = os.environ.get("JOINEDUP_VIRUS_SCAN", "")
"""A command that reads a file on standard input: exit 0 clean, 1 infected (for example `clamdscan --no-summary -`)."""
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False
"""One language: to ask which, at every address and label, took a tenth of a page."""
ADDRESS = os.environ.get("JOINEDUP_ADDRESS", "").rstrip("/") or f"http://localhost:{PORT}"
NOTICES_BY = os.environ.get("JOINEDUP_NOTICES") or ("kept" if DEMO else "console")  # or smtp, or notify
NOTIFY_KEY = os.environ.get("JOINEDUP_NOTIFY_KEY", "")
NOTIFY_TEMPLATE = os.environ.get("JOINEDUP_NOTIFY_TEMPLATE", "")
EMAIL_HOST = os.environ.get("JOINEDUP_SMTP_HOST") or "localhost"
EMAIL_PORT = int(os.environ.get("JOINEDUP_SMTP_PORT") or 25)
EMAIL_HOST_USER = os.environ.get("JOINEDUP_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("JOINEDUP_SMTP_PASSWORD", "")
EMAIL_USE_TLS = _flag("JOINEDUP_SMTP_TLS")
EMAIL_BACKEND = os.environ.get("JOINEDUP_EMAIL_BACKEND") or (
    "django.core.mail.backends.smtp.EmailBackend"
    if NOTICES_BY == "smtp"
    else "django.core.mail.backends.console.EmailBackend"
)
DEFAULT_FROM_EMAIL = os.environ.get("JOINEDUP_FROM_EMAIL") or "joinedup@localhost"
PROCRASTINATE_ON_APP_READY = None
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
