"""What pages of contacts show, made of the kit's parts."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from joinedup.casework.contacts.queries import ContactDetail, ContactLine
from joinedup.casework.contacts.rules import MODES, SEEN_WORDS, TOLD
from joinedup.casework.queries import CaseHead, PersonOnCase
from joinedup.foundation.listing import Page
from joinedup.kit.parts import Fact
from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words


def crumbs(case: CaseHead, person: PersonOnCase | None = None, last: str = "") -> list[tuple[str, str]]:
    """The way to a page of a case."""
    way = [
        ("My cases", reverse("cases:my_cases", args=[case.partnership])),
        (f"Case {case.reference}", reverse("casefiles:case", args=[case.partnership, case.id])),
        ("Concerns and contacts", reverse("casework:case", args=[case.partnership, case.id])),
    ]
    if person:
        way.append((person.name, reverse("casework:person", args=[case.partnership, case.id, person.id])))
    return [*way, (last, "")] if last else [*way[:-1], (way[-1][0], "")]


def way_by(case: CaseHead, listed: str, name: str, last: str = "") -> list[tuple[str, str]]:
    """The way to a list of a case, by the name of its address, or to a page behind it."""
    here = (listed, reverse(f"casework:{name}", args=[case.partnership, case.id]))
    way = [*crumbs(case, last=listed)[:-1], here]
    return [*way, (last, "")] if last else [*way[:-1], (listed, "")]


def contacts_table(case: CaseHead, found: Page[ContactLine], *, with_person: bool = True) -> Table:
    """Contacts in a list, newest first: nothing of what was told."""
    names = {person.id: person.name for person in case.persons}
    who = [Column("person", "With", value=lambda line: names.get(line.person_id, "Somebody"))] if with_person else []
    return Table(
        "Contacts",
        [
            Column("told", "When"),
            *who,
            Column("mode", "How", value=lambda line: MODES.get(line.mode, line.mode)),
            Column("seen", "Seen", value=lambda line: SEEN_WORDS.get(line.seen, line.seen)),
            Column("agency", "Agency"),
        ],
        found,
        noun=("contact", "contacts"),
        empty="No contact is recorded that you may see. Others may have been in contact: ask them.",
        row_link=lambda line: reverse("casework:contact", args=[case.partnership, line.id]),
    )


def contact_facts(contact: ContactDetail) -> list[Fact]:
    """One account in a few lines; what was left empty is said to be so."""
    account = contact.account
    words = {True: "Yes", False: "No", None: "Not said"}[account.stays_involved]
    at = f", {contact.at_time:%H:%M}" if contact.at_time else ""
    return [
        Fact("When", contact.told + at),
        Fact("How", MODES.get(account.mode, account.mode)),
        *([Fact("Where", account.where)] if account.where else []),
        Fact("Seen", SEEN_WORDS.get(account.seen, account.seen)),
        *([] if contact.system else [Fact("By", f"{account.made_by or contact.recorded_by}, {contact.agency}")]),
        Fact("What they said", account.voice or "Not recorded"),
        Fact("What was seen and heard", account.observations or "Not recorded"),
        Fact("What we think of it", account.judgement or "Not recorded"),
        Fact("What is not known", account.gaps or "Not recorded"),
        Fact("What happens next", account.next_step or "Not recorded"),
        Fact("Stays involved", words),
        Fact("Recorded by", f"{contact.recorded_by}, {contact.agency}"),
        *([Fact("Told by", f"{contact.system}, the system of {contact.agency}")] if contact.system else []),
        *telling_facts(contact),
    ]


def telling_facts(contact: ContactDetail) -> list[Fact]:
    """Whom somebody told who will not stay involved, and how."""
    return [
        Fact(
            f"Told: {TOLD.get(telling.to, telling.to)}",
            f"{telling.how} ({telling.by}, {day_in_words(telling.at.date())})",
        )
        for telling in contact.tellings
    ]


def others_seen(case: CaseHead, contact: ContactDetail) -> list[tuple[str, str]]:
    """Everybody else on the case, with the address at which their own account of this visit is recorded."""
    return [
        (person.name, _same_visit(case, person.id, contact.id))
        for person in case.persons
        if person.id != contact.person_id
    ]


def _same_visit(case: CaseHead, person_id: UUID, contact_id: UUID) -> str:
    return f"{reverse('casework:record', args=[case.partnership, case.id, person_id])}?visit={contact_id}"
