"""What a page costs: looking at one writes nothing, so that readers never wait for a disk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import sign_in

PAGES = ["/", "/northvale/", "/northvale/actions/", "/northvale/risks/", "/northvale/meetings/", "/search/"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_looking_again_within_a_minute_writes_nothing(maya, path):
    client = sign_in(maya)
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    said = [query["sql"] for query in queries.captured_queries]
    assert said
    assert not [sql for sql in said if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
