"""A list cut to pages: where there are few as a rule, a page that holds all is one question, and says the same."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.foundation.listing import Listing
from joinedup.partnership.models import Agency
from tests.cast import World

SORTS = {"name": ("name", "pk")}


@pytest.mark.parametrize("page", [1, 2, 9])
@pytest.mark.parametrize("spare", [-2, -1, 0, 1])
def test_few_are_cut_as_many_are(world: World, page: int, spare: int) -> None:
    """Around a page that is just full, and for pages that there are and are not."""
    rows = Agency.objects.order_by()
    asked = Listing("name", page=page, per_page=rows.count() + spare)
    told = {"to_value": lambda row: row.name, "sorts": SORTS, "default": "name"}
    with CaptureQueriesContext(connection) as questions:
        few = asked.cut(rows, **told, few=True)
    assert few == asked.cut(rows, **told)
    assert len(few.items) > 0
    assert len(questions) == (1 if page == 1 and spare >= 0 else 2 + (page == 1))
