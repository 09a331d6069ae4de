"""A partnership keeps contact standards of its own: approved, from a day on, by version; what holds on the day is what pages judge by."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.concerns.commands import Stand
from joinedup.casework.models import OwnStandards
from joinedup.casework.own_standards import commands
from joinedup.casework.own_standards.rules import BORROWED, PARTLY
from joinedup.casework.standards.queries import standards_of
from joinedup.foundation.commands import Refused
from joinedup_core.permits import Actor
from tests.cases import Made, acting
from tests.cast import World, sign_in
from tests.rooms.casework.test_agreed import page_of
from tests.rooms.casework.test_concerns import worry

OURS = """[[rule]]
key = "R1"
source = "Executive group, minute 7"
base = "ongoing contact in a form of our own"
"""
WHOLE = """[[rule]]
key = "V1"
domain = "domestic_abuse"
title = "Domestic abuse in Northvale"
section = "Community Safety"
aliases = []
who = "every agency of Northvale"
contact_with = "the person"
scale = "risk"
base = "contact"
base_levels = ["current"]
raised_levels = ["increasing", "high", "very_high"]
doubtful_levels = []
raised_mode = "face to face in person"
home = "not_stated"
share = "never"
reference = "Minute 8"
quotation = "Northvale sees people"
source = "Executive group"
partnership = "Northvale"
status = "local"
certainty = "seen"
"""
EXAMPLE = """[[rule.examples]]
shows = "seen at home in time"
level = "high"
since = 60
interval = [28, 7, 42]
contacts = ["Housing in_person_home seen 12"]
state = "met"
"""


def keep(who: Actor, group: UUID, text: str = OURS, how: str = "over", **more: date) -> UUID:
    today = timezone.localdate()
    days = {"approved_on": today - timedelta(days=9), "effective_from": today, "on": today, **more}
    return commands.keep_standards(acting(who), group, text=text, how=how, **days)


def asks(on: date | None = None) -> tuple[str, str]:
    standards, borrowed = standards_of("northvale", on)
    rule = standards.rule("R1") or standards.rules[0]
    return rule.base, borrowed


def test_the_version_that_holds_on_the_day_is_what_pages_judge_by(
    maya: Actor, worker: Actor, case: Made, world: World
) -> None:
    worry(worker, case, Stand("current", date(2026, 5, 1), "She told us"))
    before, borrowed = asks()
    assert borrowed == BORROWED
    tomorrow = timezone.localdate() + timedelta(days=1)
    later = keep(maya, world.board, effective_from=tomorrow)
    assert asks() == (before, BORROWED)
    assert asks(tomorrow) == ("ongoing contact in a form of our own", PARTLY)
    keep(maya, world.board, OURS.replace("form", "shape"))
    assert "Ongoing contact in a shape of our own" in page_of(worker, case)
    assert "What this partnership has not decided itself" in page_of(worker, case)
    whole = keep(maya, world.board, WHOLE, "whole")
    assert "Northvale sees people" in page_of(worker, case)
    assert "quoted as an example" not in page_of(worker, case)
    commands.end_standards(acting(maya), whole, reason="Chair, 3 May", on=timezone.localdate())
    assert "shape of our own" in page_of(worker, case)
    assert OwnStandards.objects.get(pk=later).number == 1


@pytest.mark.parametrize(
    ("text", "how", "words"),
    [
        ("[[rule]\n", "over", "line 1"),
        (OURS + '\n[[rule]]\nkey = "R2"\nsource = "x"\nhome = "never"\n', "over", r"“R2”: home is one of .* row 7"),
        (OURS.replace("R1", "N1"), "over", r"needs domain.* row 2"),
        (OURS.replace('source = "Executive group, minute 7"', ""), "over", r"needs a source.* row 2"),
        ("", "over", "changes nothing"),
        (WHOLE + WHOLE, "whole", "stands there twice"),
        (WHOLE.replace("domestic_abuse", "gossip"), "whole", "no worry that can be recorded"),
        (
            WHOLE + EXAMPLE.replace("12", "99"),
            "whole",
            r"“seen at home in time” says met, but .* comes out as missed.*row 2",
        ),
        (WHOLE + EXAMPLE.replace(" 12", ""), "whole", r"cannot be read\. Contacts are such as"),
    ],
)
def test_what_does_not_read_is_refused_with_its_row_and_nothing_is_saved(
    maya: Actor, world: World, text: str, how: str, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        keep(maya, world.board, text, how)
    assert not OwnStandards.objects.exists()


def test_worked_examples_that_come_out_as_they_say_are_kept(maya: Actor, world: World) -> None:
    """Also where the rule begins after the day on which examples are judged."""
    begins = 'effective_from = 2030-01-01\ncertainty = "seen"\n'
    keep(maya, world.board, WHOLE.replace('certainty = "seen"\n', begins) + EXAMPLE, "whole")
    assert OwnStandards.objects.exists()


def test_it_cannot_hold_before_it_was_approved(maya: Actor, world: World) -> None:
    with pytest.raises(Refused, match="before the group approved"):
        keep(maya, world.board, effective_from=date(2025, 1, 1))
    with pytest.raises(Refused, match="has not come yet"):
        keep(maya, world.board, approved_on=date(2099, 1, 1))


def test_a_file_is_kept_shown_and_ended_on_pages_and_a_practitioner_only_reads(
    maya: Actor, worker: Actor, world: World
) -> None:
    address, client = reverse("casework:keep_standards", args=["northvale"]), sign_in(maya)
    today = timezone.localdate().isoformat()
    said = {"group_id": str(world.board), "approved_on": today, "effective_from": today, "how": "over"}
    assert "Choose the rule file" in client.post(address, said).content.decode()
    assert client.post(address, said | {"file": SimpleUploadedFile("ours.toml", OURS.encode())}).status_code == 302
    page = reverse("casework:standards", args=["northvale"])
    text = sign_in(worker).get(page).content.decode()
    for words in (
        "Version 1",
        "Holds",
        "Safeguarding Children Board",
        "whether face to face or virtual",
        "Statutory learning reviews",
    ):
        assert words in text
    kept = OwnStandards.objects.get().pk
    assert "minute 7" in sign_in(worker).get(reverse("casework:own_version", args=["northvale", kept])).content.decode()
    end = reverse("casework:end_own_standards", args=["northvale", kept])
    assert sign_in(worker).get(address).status_code == sign_in(worker).get(end).status_code == 403
    assert client.post(end, {"reason": "Minute 9"}).status_code == 302
    assert "Minute 9" in sign_in(worker).get(page).content.decode()


def test_a_case_shows_the_duties_beside_its_standards_and_no_others(worker: Actor, case: Made, world: World) -> None:
    worry(worker, case, Stand("current", date(2026, 5, 1), "She told us"))
    text = page_of(worker, case)
    assert "What the standards ask beside contact" in text
    assert "but is not remaining involved" in text
    for elsewhere in ("Statutory learning reviews", "two weeks prior to implementing", "A child&#x27;s assessment"):
        assert elsewhere not in text


def test_holding_ones_own_costs_one_query(maya: Actor, world: World) -> None:
    keep(maya, world.board)
    standards_of("northvale")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        first, again = standards_of("northvale"), standards_of("northvale")
    assert len(asked) == 2
    assert first[0] is again[0]
