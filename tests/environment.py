"""Loaded before Django's settings (pyproject.toml): tests never touch an installation's data or database."""

import atexit
import os
import shutil
import tempfile

if "JOINEDUP_TEST_DATA" not in os.environ:
    os.environ["JOINEDUP_TEST_DATA"] = tempfile.mkdtemp(prefix="joinedup-test-")
    os.environ["JOINEDUP_TEST_DATA_IS_TEMPORARY"] = "1"
    os.chmod(os.environ["JOINEDUP_TEST_DATA"], 0o711)
    atexit.register(shutil.rmtree, os.environ["JOINEDUP_TEST_DATA"], ignore_errors=True)
for name in ("DATABASE_URL", "JOINEDUP_OWNER_URL", "JOINEDUP_DEMO", "JOINEDUP_SECURE", "JOINEDUP_PORT"):
    os.environ.pop(name, None)
os.environ["JOINEDUP_DATA"] = os.path.join(os.environ["JOINEDUP_TEST_DATA"], "program")
os.environ["JOINEDUP_SECRET_KEY"] = "only-for-tests-" * 5
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs an event loop in the tests' thread
os.makedirs(os.path.join(os.environ["JOINEDUP_DATA"], "static"), exist_ok=True)
