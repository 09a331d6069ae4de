"""Every form of the case wing that posts, sent twice as its page shows it: carried out once, and the second led to the same page.

A new form is found by itself: every address of the case wing that posts has to be proved here, or say in WHY_NOT why it need not be.
That two presses at the same instant are kept apart from each other is proved in `test_sent_twice.py`: the front door does it for all
forms alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve, reverse

from joinedup.foundation.models import TrailEntry
from joinedup_core.permits import Actor
from tests.cast import World, sign_in
from tests.journeys.forms import Form, forms_in, part_of_day
from tests.rooms.people.matrix import Ground, _other, case_addresses, ground
from tests.whole import WHOLE, part

WHO = ("lead", "allocated", "coordinator", "manager", "emergency", "conflict officer")
SAID = {
    "born": "3 April 2011", "when": "1 May 2026", "postcode": "NV1 2AB", "telephone": "01632 960 123", "number": "", "at_time": "",
    "email": "", "link": "", "days": "7", "minutes": "20", "due_soon_days": "2", "missed_after_days": "9", "start_time": "09:30",
    "other_number": "", "nhs_number": "", "sender_telephone": "01632 960 123", "reference": "",
}  # fmt: skip
READS = "carries nothing out: it finds, asks or shows"
BY_HAND = "not filled here: it needs a state or words of its own; the front door keeps it as every other"
WHY_NOT = dict.fromkeys(
    [
        "account_logout",
        "cases:find",
        "cases:find_for_case",
        "casework:choose_referral",
        "casework:why",
        "confidential:letter",
        "confidential:reveal",
        "emergency:ask",
        "panels:papers",
    ],
    READS,
) | dict.fromkeys(
    [
        "cases:add_person",
        "cases:end_fact",
        "cases:keep_number_kind",
        "cases:relate",
        "casework:add_agreement",
        "casework:add_referral_kind",
        "casework:decide_sharing",
        "casework:add_desk",
        "casework:conclude_enquiry",
        "casework:extract",
        "casework:keep_domain",
        "casework:keep_stages",
        "casework:keep_standards",
        "casework:load_definition",
        "casework:referral_reply",
        "casework:settle_referral_kind",
        "casework:told_alert",
        "casework:withdraw_decision",
        "conflicts:record",
        "panels:add_kind",
        "panels:flag",
        "panels:item",
        "panels:make",
        "panels:put",
        "panels:receipt",
        "panels:refer",
        "panels:refer_other",
        "panels:settle_kind",
    ],
    BY_HAND,
)
"""Forms that are not sent twice here, and why not. Every other one has to be carried out once."""


class Shown(NamedTuple):
    """A form on somebody's page."""

    who: str
    form: Form
    sent_to: str


def pages(here: Ground, browsers: dict[str, Client]) -> Iterator[tuple[str, str, str]]:
    """Every page of the case wing that somebody can open: who, where, and its HTML."""
    for address in part(case_addresses(), "sent twice", of=6):
        room = address.name.partition(":")[0]
        kinds = address.parameters
        asked = {n: (f"{address.name}:{n}", f"{room}:{n}", n) for n, _ in kinds}
        filled = {n: next(filter(None, map(here.filled.get, asked[n])), None) or _other(kind) for n, kind in kinds}
        path = reverse(address.name, kwargs=filled)
        for who, browser in browsers.items():
            with transaction.atomic():
                answer = browser.get(path)
                transaction.set_rollback(True)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                yield who, path, answer.content.decode()


def forms_shown(here: Ground, browsers: dict[str, Client]) -> dict[str, list[Shown]]:
    """Each address that forms post to, with the forms that were seen."""
    found: dict[str, list[Shown]] = {}
    for who, path, html in pages(here, browsers):
        for form in forms_in(html, path):
            if form.method == "post":
                sent_to = urljoin(path, form.action)
                found.setdefault(resolve(urlsplit(sent_to).path).view_name, []).append(Shown(who, form, sent_to))
    return found


def ways_to_fill(form: Form) -> Iterator[dict[str, object]]:
    """The form filled rightly: which of these ways is right, its own page says."""
    for ticked, day, optional in product((False, True), (5, -5, 0), (True, False)):
        yield {
            "csrfmiddlewaretoken": "one showing",
            **_filled(form, ticked, date.today() + timedelta(days=day), optional),
        }


def _filled(form: Form, ticked: bool, day: date, optional: bool) -> dict[str, object]:
    given: dict[str, object] = {}
    pressed = False
    for name, (kind, value, options) in form.fields.items():
        if kind == "submit":
            given |= {} if pressed else {name: value}
            pressed = True
        elif kind == "checkbox":
            given |= {name: options[:2] if len(options) > 1 else "on"} if len(options) > 1 or ticked else {}
        elif kind in ("radio", "select"):
            given[name] = next((one for one in (reversed(options) if name == "other_id" else options) if one), "")
        elif kind == "hidden" or value:
            given[name] = value
        elif part_of_day(name):
            if optional or not name.startswith("to_on"):
                given[name] = {"day": day.day, "month": day.month, "year": day.year}[name.rsplit("_", 1)[1]]
        elif kind != "file":
            given[name] = SAID.get(name, "Words that were said" if kind == "textarea" or optional else "Said")
    return given


def done() -> Counter[str]:
    """What was done so far, by command."""
    return Counter(TrailEntry.objects.filter(outcome="done").values_list("verb", flat=True))


def twice(shown: Shown, who: Actor) -> str:
    """What is wrong with sending it twice; empty where nothing is."""
    told = ""
    for given in ways_to_fill(shown.form):
        with transaction.atomic():
            browser, before = sign_in(who), done()
            browser.raise_request_exception = False
            first = browser.post(shown.sent_to, given)
            once = done() - before
            if first.status_code == 302 and once:
                second = browser.post(shown.sent_to, given)
                again = done() - before - once
                transaction.set_rollback(True)
                same = (first.status_code, first["Location"]) == (second.status_code, second.headers.get("Location"))
                return "" if same and not again else f"done again: {dict(again)}, {second.status_code}"
            transaction.set_rollback(True)
        told = (
            told
            or f"{first.status_code} {first.headers.get('Location')} {_errors(first.content.decode(errors='replace'))} {given}"
        )
    return f"not carried out: {told}"


def _errors(html: str) -> str:

    return " | ".join(
        re.sub("<[^>]+>|\\s+", " ", one) for one in re.findall(r"error-summary__body.*?</div>", html, re.S)
    )


@pytest.mark.django_db
def test_every_form_sent_twice_is_carried_out_once(world: World) -> None:
    here = ground(world, "open")
    found = forms_shown(here, {who: sign_in(here.people[who]) for who in WHO})
    wrong: dict[str, str] = {}
    for name, forms in sorted(found.items()):
        if name in WHY_NOT:
            continue
        said = ""
        for shown in {one.who: one for one in forms}.values():
            if not (said := twice(shown, here.people[shown.who])):
                break
        if said:
            wrong[name] = said
    assert sorted(wrong) == [], "\n".join(f"{name}: {said}" for name, said in wrong.items())
    assert not WHOLE or len(found) > 100
    assert not WHOLE or sorted(set(WHY_NOT) - set(found)) == []
