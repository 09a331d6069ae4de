"""Of two who change the same row the second is told what the first saved, and keeps what they typed."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from joinedup.people.models import StaffWarning
from joinedup.people.warnings.commands import warn_staff
from joinedup_core.permits import Actor
from tests.cases import Made, acting
from tests.cast import sign_in
from tests.rooms.casework.test_written_when_closed import of_the_wing

ONE_WAY = set(
    [
        "casework.chase",
        "casework.correct_notice",
        "casework.end_agreement",
        "casework.end_definition",
        "casework.end_desk",
        "casework.end_interval",
        "casework.end_notice",
        "casework.end_standards",
        "casework.end_stages",
        "casework.end_domain",
        "casework.end_kind",
        "casework.end_referral_kind",
        "people.end_number_kind",
        "casework.put_on_agenda",
        "casework.record_receipt",
        "casework.remove_flag",
        "casework.take_off_agenda",
        "casework.stop_telling_contacts",
        "people.agree_to_lower",
        "people.agree_to_lower_person",
        "people.end_conflict",
        "people.end_fact",
        "people.end_link",
        "people.end_membership",
        "people.end_reader",
        "people.end_reader_of_person",
        "people.end_relationship",
        "people.end_warning",
        "people.hand_over_lead",
        "people.leave_household",
    ]
)
"""Each goes one way: the second is refused, and told that it has ended, was answered or was said already."""
NOTHING_TYPED = set(
    [
        "casework.check_partnership",
        "casework.count_ended_quarters",
        "casework.follow_meeting",
        "casework.move_item",
        "casework.record_update_sent",
    ]
)
"""Nothing that somebody typed stands in what is saved."""


def sources(body: Callable[..., Any]) -> str:
    """A command with what it calls in its own module."""
    source, module = inspect.getsource(body), inspect.getmodule(body)
    called = [getattr(module, name, None) for name in sorted(set(re.findall(r"\b(_\w+)\(", source)))]
    return source + "".join(inspect.getsource(one) for one in called if inspect.isfunction(one))


def test_whoever_changes_a_row_says_which_version_they_saw_or_it_goes_one_way() -> None:
    change = {}
    for name, entry in of_the_wing().items():
        source = sources(entry.body)
        if re.search(r"save_changes\(|\.update\(", source):
            change[name] = "check_version(" in source or "check_read(" in source
    assert len(change) > 30
    assert sorted({name for name, asks in change.items() if not asks} - ONE_WAY - NOTHING_TYPED) == []


def test_the_second_who_looks_at_a_warning_again_is_told_what_the_first_saved(worker: Actor, case: Made) -> None:
    soon, person = date.today() + timedelta(days=30), case.persons[1]
    told = {"words": "Threw a chair", "told": "not_told", "told_words": "Unsafe", "review_on": soon, "on": date.today()}
    warning = warn_staff(acting(worker), person, kind="two", at=timezone.now(), **told)
    client, address = sign_in(worker), reverse("cases:review_warning", args=["northvale", person, warning])
    given = {"told": "told", "told_words": "By letter", "review_on": soon.isoformat(), "version": 1}
    assert client.post(address, given).status_code == 302
    text = client.post(
        address, {**given, "told_words": "A kestrel flew", "review_on": date.today().isoformat()}
    ).content.decode()
    assert "Somebody else changed this" in text
    assert "By letter" in text
    assert "A kestrel flew" in text
    acting(worker)
    assert StaffWarning.objects.get().told_words == "By letter"
