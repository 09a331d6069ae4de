"""What pages of referrals show, made of the kit's parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils import timezone

from joinedup.casework.contacts.shown import way_by
from joinedup.casework.queries import CaseHead
from joinedup.casework.referrals.queries import ReferralDetail, ReferralLine
from joinedup.casework.referrals.rules import ANSWERS, CONSENT, HOW, OUTCOMES
from joinedup.kit.parts import Event, Fact
from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words

STEPS = {
    "acknowledged": "They have it",
    "chased": "Asked after it",
    "withdrawn": "Taken back",
}


def way(case: CaseHead, last: str = "") -> list[tuple[str, str]]:
    """The way to a page about referrals of a case."""
    return way_by(case, "Referrals", "referrals", last)


def table(caption: str, found: Sequence[ReferralLine], link: Callable[[ReferralLine], str], empty: str) -> Table:
    """Referrals in a list: how each stands, and the number to ring. Of whom is in none."""
    return Table(
        caption,
        [
            Column("reference", "Number"),
            Column("kind", "What"),
            Column("stand", "Stands", kind="tag", value=lambda line: line.stand.label, colour=lambda line: line.stand.colour),
            Column("to", "To", value=lambda line: line.to),
            Column("from", "From", value=lambda line: line.agency),
            Column("next", "Telephone", value=lambda line: line.telephone),
            Column("sent", "Sent", value=lambda line: moment(line.referred_at)),
        ],
        found,
        noun=("referral", "referrals"),
        empty=empty,
        caption_hidden=True,
        row_link=link,
    )  # fmt: skip


def facts(found: ReferralDetail) -> list[Fact]:
    """A referral in a few lines: how it was sent, what it says."""
    told = [
        Fact("Number", found.line.reference),
        Fact("Sent", f"{moment(found.line.referred_at)} to {found.line.to}. {HOW.get(found.how, found.how)} {found.how_words}".strip()),
        Fact("Sent by", f"{found.sender}, {found.line.agency}: {found.sender_telephone}"),
        *([Fact("Urgent", f"Yes. Spoken to: {found.spoken_to}")] if found.line.urgent else []),
        *([Fact("Spoken to", found.spoken_to)] if found.spoken_to and not found.line.urgent else []),
        Fact("About", found.who),
        *[Fact(label, words) for label, words in found.said],
        Fact("Agreement", f"{CONSENT.get(found.consent, found.consent)}. {found.consent_reason}".strip()),
        *([Fact("What they were told", found.told_subject)] if found.told_subject else []),
    ]  # fmt: skip
    if found.decide_because:
        told.append(Fact("The decision", found.decide_because))
    return told


def events(found: ReferralDetail) -> list[Event]:
    """What happened to it, the newest first."""
    return [
        Event(
            STEPS.get(step.kind) or ANSWERS.get(step.answer) or OUTCOMES.get(step.answer, step.kind),
            timezone.localtime(step.at),
            step.words,
            f"{step.by}, {step.agency}" if step.by else step.agency,
        )
        for step in reversed(found.steps)
    ]


def moment(at: object) -> str:
    """A moment in words, as a clock on the wall shows it."""
    local = timezone.localtime(at)  # type: ignore[arg-type]
    return f"{day_in_words(local)}, {local:%H:%M}"
