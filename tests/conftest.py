"""The database every test shares a template of, and the browser. The cast of people is in tests/cast.py."""

import gc
import importlib.util
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django.plugin import blocking_manager_key

from tests.database import APP, Problem, Server, TestCluster

pytest_plugins = [
    name
    for name in ("tests.browser", "tests.cast", "tests.demonstration", "tests.skips")
    if importlib.util.find_spec(name)
]
CLUSTER = pytest.StashKey[TestCluster]()
# A machine that others use is slow now and then; that is no failure of what is tested.
hypothesis_settings.register_profile("shared machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("shared machine")


def pytest_configure(config: pytest.Config) -> None:
    """Settings that only tests have, and the cluster (not started before a test asks for it)."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    config.stash[CLUSTER] = TestCluster(create=config.getvalue("create_db"))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the cluster."""
    if cluster := config.stash.get(CLUSTER, None):
        cluster.stop()


SLOW = (
    "test_every_page",
    "test_mutants",
    "test_bad_input",
    "test_prover",
    "test_personas",
    "test_core_alone",
    "journeys",
)
"""Files (or folders) that take long: they go first, so that no worker is left alone with one of them at the end.

Every other one needs the demonstration: of two workers one loads it while the other takes what does not."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow files first; the order is otherwise kept."""
    items.sort(key=lambda item: next((n for n, word in enumerate(SLOW) if word in item.nodeid), len(SLOW)))


def pytest_collection_finish() -> None:
    """What stays to the end is not searched for rubbish again and again: thousands of tests, and the program."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:
    """With xdist: the controller starts the cluster, each worker is told where it is."""
    server = _start(node.config)
    node.workerinput["joinedup_server"] = {"socket": server.socket, "passwords": server.passwords}


def _start(config: pytest.Config) -> Server:
    given = getattr(config, "workerinput", {}).get("joinedup_server")
    if given:
        return Server(**given)
    try:
        with config.stash[blocking_manager_key].unblock():
            return config.stash[CLUSTER].start()
    except Problem as problem:
        pytest.exit(f"No database for the tests. {problem}", returncode=2)


@pytest.fixture(scope="session")
def server(request) -> Server:
    """The tests' own PostgreSQL, running."""
    return _start(request.config)


@pytest.fixture(scope="session")
def django_db_setup(request, server: Server, django_test_environment, django_db_blocker) -> Iterator[None]:
    """Every worker's own clone of the migrated template, used as the app role."""
    with django_db_blocker.unblock():
        worker = getattr(request.config, "workerinput", {}).get("workerid", "alone")
        database = f"joinedup_test_{worker}"
        server.clone(database)
        server.use(APP, database)
    flush = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda test_case: server.clone(database)
    yield
    TransactionTestCase._fixture_teardown = flush
    with django_db_blocker.unblock():
        server.run(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
