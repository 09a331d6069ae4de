"""The lookup `among`: it finds what `in` finds, with one parameter."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.partnership.models import Agency, Membership
from tests.cast import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["agency_id", "agency", "partnership__memberships__agency_id", "pk"])
def test_finds_what_in_finds(world: World, path: str) -> None:
    keys = [*list(Membership.objects.values_list(path, flat=True))[:3], uuid4()]
    found = Membership.objects.filter(**{f"{path}__among": keys}).distinct()
    assert set(found) == set(Membership.objects.filter(**{f"{path}__in": keys})) != set()


def test_of_none_is_nothing(world: World) -> None:
    assert not Agency.objects.filter(pk__among=[]).exists()


def test_has_one_parameter_however_many_keys(world: World) -> None:
    rows = Agency.objects.filter(pk__among=[uuid4() for _ in range(300)])
    with CaptureQueriesContext(connection) as asked:
        assert not (rows | Agency.objects.none()).exists()
    assert len(asked) == 1
    sql, given = rows.query.sql_with_params()
    assert len(given) == 1
    assert sql.count("%s") == 1
