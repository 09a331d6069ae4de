"""Recording a concern before the council, deciding on it, and everything until it is concluded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from joinedup.casework.arrivals.rules import CAUSED
from joinedup.casework.enquiries import queries
from joinedup.casework.enquiries.models import CapacityDecision, CausedEnquiry, Enquiry, EnquiryDecision, WantedOutcome
from joinedup.casework.enquiries.queries import EnquiryDetail, EnquiryLine
from joinedup.casework.enquiries.rules import (
    ACHIEVED,
    ASKED,
    CAPACITY,
    DECISIONS,
    NO_ENQUIRY,
    RISK,
    SUPPORT,
    Test,
    decision_problem,
    lists,
)
from joinedup.casework.queries import Case, CasePerson, check_open, check_reason
from joinedup.casework.referrals.queries import Referral
from joinedup.casework.telling.commands import send
from joinedup.foundation import places
from joinedup.foundation.commands import NotFound, Outcome, Refused, check_version, command
from joinedup.partnership.agencies.commands import Partnership
from joinedup.people.cases.commands import address
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class Received:
    """A concern as it came to the council."""

    received_on: date
    concern: str
    abuse: Sequence[str] = ()
    location: str = ""
    source_of_risk: str = ""


@dataclass(frozen=True)
class Involved:
    """How the adult is involved: asked what they want, and who supports them."""

    asked: str
    support: str
    not_asked_reason: str = ""
    difficulty: bool | None = None
    supporter: str = ""


@command(Permission.SEE_ITEMS, reads=True)
def open_enquiries(actor: Actor, case: Case, *, reason: str = "") -> Outcome[list[EnquiryLine]]:
    """The enquiries of a case in a list; which ones stands on the trail."""
    check_reason(case, reason)
    found = queries.lines(actor, case.pk)
    return Outcome(found, f"{reason} enquiries ".lstrip() + " ".join(str(line.id) for line in found))


@command(Permission.SEE_ITEMS, reads=True)
def open_enquiry(actor: Actor, enquiry: Enquiry, *, reason: str = "") -> Outcome[EnquiryDetail]:
    """One enquiry with all that hangs on it, to be read."""
    check_reason(enquiry.case, reason)
    return Outcome(queries.detail(actor, enquiry), f"{reason} enquiry {enquiry.pk}".lstrip())


@command(Permission.RECORD_ITEMS)
def record_adult_concern(
    actor: Actor, case: Case, *, person_id: UUID, received: Received, today: date, key: UUID, referral_id: UUID | None = None
) -> Outcome[UUID]:  # fmt: skip
    """Record a concern about an adult that came to the council. `key` is the id that it gets."""
    check_open(case)
    _check_council(actor)
    if not CasePerson.objects.filter(case_id=case.pk, person_id=person_id).exists():
        raise Refused("not_on_case", "This person is not on the case: add them to it first.")
    if not received.concern.strip():
        raise Refused("concern", "Say what the concern is.", "concern")
    _check_past(received.received_on, today, "received_on")
    _check_listed(received)
    if referral_id and not Referral.objects.visible_to(actor, Permission.SEE_ITEMS).filter(pk=referral_id, case_id=case.pk).exists():  # fmt: skip
        raise NotFound("no such referral")
    fields = asdict(received) | {"abuse": list(received.abuse), "referral_id": referral_id, "person_id": person_id}
    own = {"agency_id": actor.agency_id, "recorded_by_id": actor.user_id}
    Enquiry.objects.create(pk=key, case_id=case.pk, place=case.place, **own, **fields)
    return Outcome(key, f"enquiry {key}: concern received")


@command(Permission.RECORD_ITEMS)
def decide_enquiry(
    actor: Actor, enquiry: Enquiry, *, tests: Mapping[str, Test], decision: str, reason: str, on: date, today: date, version: int
) -> Outcome[str]:  # fmt: skip
    """Record the council's decision: each part of the test with its evidence, and the reason. Earlier decisions stay."""
    _check_stands(actor, enquiry, version)
    if problem := decision_problem(decision, tests, reason):
        raise Refused("decision", problem[1], problem[0])
    _check_past(on, today, "on")
    if on < enquiry.received_on:
        raise Refused(
            "before",
            f"The concern was received on {day_in_words(enquiry.received_on)}: give that day or a later one.",
            "on",
        )
    EnquiryDecision.objects.create(
        **_own(enquiry), number=enquiry.decisions.count() + 1, tests={key: asdict(test) for key, test in tests.items()},
        decision=decision, reason=reason.strip(), decided_on=on, decided_by_id=actor.user_id,
    )  # fmt: skip
    enquiry.save_changes(decision=decision, decided_on=on)
    return Outcome(decision, f"enquiry {enquiry.pk}: {decision}")


@command(Permission.RECORD_ITEMS)
def involve_adult(actor: Actor, enquiry: Enquiry, *, involved: Involved, version: int) -> Outcome[None]:
    """Record whether the adult was asked what they want, whether being involved is difficult, and who supports them."""
    _check_stands(actor, enquiry, version)
    if involved.asked not in ASKED or involved.support not in SUPPORT:
        raise Refused("choose", "Choose from those listed.", "asked" if involved.asked not in ASKED else "support")
    if involved.asked in ("not_asked", "not_known") and not involved.not_asked_reason.strip():
        raise Refused("not_asked_reason", "Say why the adult was not asked, and when they will be.", "not_asked_reason")
    if involved.difficulty and involved.support == "not_needed":
        raise Refused(
            "advocate", "They would have substantial difficulty: somebody suitable supports them, or the council arranges an "
            "independent advocate (Care Act section 68).", "support",
        )  # fmt: skip
    if involved.support in ("advocate", "family") and not involved.supporter.strip():
        raise Refused("supporter", "Say who supports them.", "supporter")
    enquiry.save_changes(**asdict(involved))
    return Outcome(None, f"enquiry {enquiry.pk}: asked {involved.asked}, support {involved.support}")


@command(Permission.RECORD_ITEMS)
def add_wish(actor: Actor, enquiry: Enquiry, *, words: str, on: date, today: date) -> Outcome[UUID]:
    """Record something the adult wants to come of it, in their words."""
    _check_stands(actor, enquiry)
    if not words.strip():
        raise Refused("words", "Write what the adult wants, in their own words.", "words")
    _check_past(on, today, "on")
    made = WantedOutcome.objects.create(**_own(enquiry), words=words.strip(), said_on=on)
    return Outcome(made.pk, f"enquiry {enquiry.pk}: wish {made.pk}")


@command(Permission.RECORD_ITEMS)
def record_capacity(
    actor: Actor, enquiry: Enquiry, *, decision: str, capacity: str, evidence: str, by: str, on: date, today: date
) -> Outcome[UUID]:  # fmt: skip
    """Record whether the adult could make one decision, by whom and on what evidence. Never about capacity as such."""
    _check_stands(actor, enquiry)
    if capacity not in CAPACITY:
        raise Refused("capacity", "Choose from those listed.", "capacity")
    for name, value, sentence in (
        ("decision", decision, "Say which decision it is about: capacity is judged decision by decision."),
        ("evidence", evidence, "Say on what evidence."),
        ("by", by, "Say who assessed it."),
    ):
        if not value.strip():
            raise Refused(name, sentence, name)
    _check_past(on, today, "on")
    made = CapacityDecision.objects.create(
        **_own(enquiry), decision=decision.strip(), capacity=capacity, evidence=evidence.strip(), assessed_by=by.strip(), assessed_on=on
    )  # fmt: skip
    return Outcome(made.pk, f"enquiry {enquiry.pk}: capacity {made.pk}")


@command(Permission.RECORD_ITEMS)
def cause_enquiry(
    actor: Actor, enquiry: Enquiry, *, what: str, due_on: date, agency_id: UUID | None = None, by_words: str = ""
) -> Outcome[UUID]:
    """Record whom the council caused to enquire, what about and by when. The council stays answerable for it."""
    _check_stands(actor, enquiry)
    if not agency_id and not by_words.strip():
        raise Refused("by", "Say who enquires: an agency from the list, or in words.", "agency_id")
    if not what.strip():
        raise Refused("what", "Say what they are to find out.", "what")
    made = CausedEnquiry.objects.create(
        **_own(enquiry), by_agency_id=agency_id, by_words=by_words.strip(), what=what.strip(), due_on=due_on
    )
    if agency_id and str(agency_id) != actor.agency_id:
        address(made, agency_id, timezone.localdate())
        send(actor, CAUSED, made, agency_id, at=timezone.now())
    return Outcome(made.pk, f"enquiry {enquiry.pk}: caused {made.pk} by {agency_id or 'somebody else'}")


@command(Permission.RECORD_ITEMS)
def record_finding(actor: Actor, enquiry: Enquiry, *, caused_id: UUID, found: str, on: date, today: date) -> Outcome[None]:  # fmt: skip
    """Record what whoever was caused to enquire found."""
    _check_stands(actor, enquiry)
    row = enquiry.caused.filter(pk=caused_id).first()
    if row is None:
        raise NotFound("nobody was caused to enquire so")
    if not found.strip():
        raise Refused("found", "Say what they found, and on what evidence.", "found")
    if row.found:
        raise Refused("found", "What they found is recorded already.", "found")
    _check_past(on, today, "on")
    row.save_changes(found=found.strip(), found_on=on)
    return Outcome(None, f"enquiry {enquiry.pk}: finding of {caused_id}")


@command(Permission.RECORD_ITEMS)
def conclude_enquiry(
    actor: Actor, enquiry: Enquiry, *, achieved: Mapping[UUID, str], risk: str, conclusion: str, remaining_risk: str, told_adult: str,
    on: date, today: date, version: int,
) -> Outcome[None]:  # fmt: skip
    """Conclude an enquiry: of each wish how far it was achieved, what became of the risk, and what remains.

    Where a risk remains or was only reduced, what remains and who watches it must be said; so must what the adult was told.
    """
    _check_stands(actor, enquiry, version)
    if enquiry.decision not in DECISIONS or enquiry.decision == NO_ENQUIRY:
        raise Refused("undecided", "The council has decided on no enquiry: there is nothing to conclude.")
    wanted = list(enquiry.wanted.all())
    for one in wanted:
        if achieved.get(one.pk) not in ACHIEVED:
            raise Refused(
                "achieved", "Say of everything the adult wanted how far it was achieved.", f"achieved_{one.pk}"
            )
    if risk not in RISK:
        raise Refused("risk", "Choose what became of the risk.", "risk")
    if not conclusion.strip():
        raise Refused("conclusion", "Say what was found and done.", "conclusion")
    if risk in ("reduced", "remains") and not remaining_risk.strip():
        raise Refused("remaining_risk", "Say which risk remains, who watches it and how.", "remaining_risk")
    if not told_adult.strip():
        raise Refused(
            "told_adult", "Say what the adult was told and thinks of it, or why they were not told.", "told_adult"
        )
    _check_past(on, today, "on")
    for one in wanted:
        one.save_changes(achieved=achieved[one.pk])
    enquiry.save_changes(
        concluded_on=on,
        risk=risk,
        conclusion=conclusion.strip(),
        remaining_risk=remaining_risk.strip(),
        told_adult=told_adult.strip(),
    )
    return Outcome(None, f"enquiry {enquiry.pk} concluded: {risk}")


@command(Permission.COUNT_CASES, reads=True)
def count_enquiries(
    actor: Actor, partnership: Partnership, *, from_on: date, until_on: date
) -> Outcome[list[tuple[str, str, int]]]:
    """Concerns received in a span of days, by what was decided and what became of the risk. For jobs."""
    with connection.cursor() as cursor:
        here = places.partnership(partnership.key)
        cursor.execute("select * from app.enquiry_counts(%s, %s, %s)", [here, from_on, until_on])
        found = cursor.fetchall()
    return Outcome(found, f"enquiries counted from {from_on} to {until_on}")


def _own(enquiry: Enquiry) -> dict[str, Any]:
    return {
        "enquiry_id": enquiry.pk,
        "case_id": enquiry.case_id,
        "place": enquiry.place,
        "agency_id": enquiry.agency_id,
    }


def _check_council(actor: Actor) -> None:
    if not queries.is_council(actor.agency_id):
        raise Refused(
            "not_the_council", "The council decides under section 42: send it a referral about the adult instead."
        )


def _check_stands(actor: Actor, enquiry: Enquiry, version: int | None = None) -> None:
    check_open(enquiry.case)
    _check_council(actor)
    if version is not None:
        check_version(
            enquiry,
            version,
            shown={"Decision": DECISIONS.get(enquiry.decision, "None yet"), "Concern": enquiry.concern},
        )
    if enquiry.concluded_on:
        raise Refused("concluded", "This enquiry is concluded. Record a new concern where the worry is back.")


def _check_past(day: date, today: date, field: str) -> None:
    if day > today:
        raise Refused("future", f"{day_in_words(day)} has not come yet. Give today or an earlier day.", field)


def _check_listed(received: Received) -> None:
    told = lists()
    if not set(received.abuse) <= set(told.abuse):
        raise Refused("abuse", "Choose the kinds of abuse from those listed.", "abuse")
    if received.location and received.location not in told.location:
        raise Refused("location", "Choose the place from those listed.", "location")
    if received.source_of_risk and received.source_of_risk not in told.source_of_risk:
        raise Refused("source_of_risk", "Choose the source of risk from those listed.", "source_of_risk")
