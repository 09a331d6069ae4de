"""The numbers for boards in a real browser, with much to tell: pictures and tables, nothing axe finds, nothing wider than a phone."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from joinedup.casework.models import CheckedNight, CountedQuarter
from joinedup.casework.numbers.commands import STAGES
from joinedup.casework.numbers.rules import ALL, kept_back, last_quarters
from joinedup.casework.standards.night import STATES
from joinedup.foundation import context, places
from joinedup_core.panels import for_boards
from joinedup_core.permits import Actor
from tests.cast import World, sign_in
from tests.rooms.casework.test_numbers import CLERK, TODAY, address
from tests.rooms.meetings.test_attendance_in_browser import HOST, answered_by, faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
RISKS = ("current", "increasing", "high", "very_high")
MARAC = {
    "cases": 31, "repeats": 9, "children": 44, "minoritised": 6, "lgbt": 2, "disabled": 8, "male": 3, "aged_16_17": 1,
    "harmer_17_or_under": 0, "sex_unknown": 0, "age_unknown": 2, "from:police": 18, "from:council": 10, "from:charity": 3,
}  # fmt: skip


@pytest.fixture
def busy(world: World) -> None:
    """Three busy quarters; the first of the four was before the partnership began."""
    context.tell_database(CLERK)
    for n, first in enumerate(last_quarters(TODAY)[1:]):
        chance = random.Random(n)
        sent = [
            (kind, stage, chance.choice([0, 2, 6, 9, 30])) for kind in ("child", "adult", "marac") for stage in STAGES
        ]
        stand = [
            (about, level, chance.choice([0, 3, 8, 33]))
            for about in ("domestic_abuse", "scams", "self_neglect")
            for level in RISKS
        ]
        tables = {
            "contacts": kept_back([(ALL, "not_referred", 200 + 40 * n), (ALL, "referred", 30), (ALL, "assessed", 12)], ("not_referred", "referred", "assessed")),
            "referrals": kept_back(sent, STAGES),
            "enquiries": kept_back(
                [("section_42", "open", 9), ("section_42", "removed", 12 + n), ("section_42", "remains", 3), ("none", "open", 40), ("undecided", "open", 6)],
                ("open", "removed", "reduced", "remains", "none"),
            ),
            "escalations": kept_back([("threshold", "settled", 8), ("sharing", "settled", 3), ("threshold", "open", 6), ("no_action", "open", 9)], ("settled", "open")),
            "people:risk": kept_back(stand, RISKS),
        }  # fmt: skip
        told = {key: table.stored() for key, table in tables.items()}
        CountedQuarter.objects.create(
            partnership_id=world.partnership, place=places.board("northvale"), from_on=first, counted_on=TODAY, below=5,
            tables=told | {"panel:1": {"name": "Northvale MARAC", "figures": for_boards(MARAC | {"cases": 31 + n, "from:police": 18 + n})}},
        )  # fmt: skip
    states = [(f"R{n}:at_risk", state, 9 * n) for n in (1, 2, 5) for state in ("none_told", "quarter", "met")]
    CheckedNight.objects.create(
        partnership_id=world.partnership, place=places.board("northvale"), checked_on=TODAY - timedelta(days=3), below=5,
        table=kept_back([*states, ("R2:posing", "late", 3)], STATES, round_to=5).stored(), fresh=[], rows_read=9, seconds=0.1,
    )  # fmt: skip


def test_the_page_passes_axe_and_fits_a_phone(page, busy: None, maya: Actor) -> None:
    answered_by(page, sign_in(maya))
    for width in (320, 1100):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(HOST + address())
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    told = page.locator("main").inner_text()
    for words in (
        "Kept back",
        "Before the first case",
        "42 of 242 (17%)",
        "Contacts",
        "Northvale MARAC",
        "The check has not come to its end",
    ):
        assert words in told
    assert page.locator("svg.kit-bars__bar").count() > 8
