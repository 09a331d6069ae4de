"""How many web processes there are: by the processors, and never more than the database has connections for."""

import pytest

from joinedup.foundation.cluster.server import SETTINGS
from joinedup.front import web


@pytest.mark.parametrize(("processors", "workers"), [(1, 2), (2, 4), (3, 6), (64, 8)])
def test_there_are_two_for_each_processor(monkeypatch: pytest.MonkeyPatch, processors: int, workers: int) -> None:
    monkeypatch.setenv("JOINEDUP_SOCKETS", "3")
    monkeypatch.setattr(web, "processors", lambda: processors)
    served = web.Web().cfg
    assert served.workers == workers
    assert 2 * served.workers * served.threads <= int(SETTINGS["max_connections"])


def test_this_machine_has_a_processor() -> None:
    assert web.processors() >= 1
