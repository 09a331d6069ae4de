"""What pages of cases before a panel show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse

from joinedup.casework.panel_cases.queries import ReferralLine
from joinedup.casework.panel_cases.rules import COLOURS, CONSENT, INFORMED, STATES, marks_words
from joinedup.casework.panels.shown import about, moment, people
from joinedup.kit.parts import Fact
from joinedup.kit.tables import Column, Table
from joinedup_core.panels import Kind


def referral_facts(line: ReferralLine, kind: Kind, names: Mapping[str, str]) -> list[Fact]:
    """A referral in lines: safe contact first, because whoever rings reads that before anything else."""
    named = dict(names)
    criteria = [one.text if (one := kind.criterion(key)) else key for key in line.criteria]
    told = [
        ("How to reach them safely", line.safe_contact or ("Not said: ask the referrer before anybody rings or writes" if line.considers == "people" else "")),
        ("At risk", people(line.victims, named)), ("May pose the risk", people(line.posing, named)),
        ("Children", people(line.children, named)), ("Criteria", "; ".join(criteria)), ("Reasons", line.because),
        ("What happened, and what is feared", line.concern), ("Counter-allegation", line.counter_allegation),
        ("Safety of staff", line.staff_safety), ("Agrees", _with(CONSENT.get(line.consent, ""), line.consent_because)),
        ("Knows", _with(INFORMED.get(line.informed, ""), line.informed_because)),
        ("Known of the person at risk", _marks(line) if line.considers == "people" else ""),
        ("Transferred from", line.from_area),
        ("Completed or corrected", f"By the panel’s coordinator, {moment(line.completed_at)}" if line.completed_at else ""),
        ("Referred by", f"{line.by}, {line.agency}, {moment(line.at)}"),
    ]  # fmt: skip
    return [Fact(label, words) for label, words in told if words]


def referrals_table(
    partnership: str, found: Sequence[ReferralLine], names: dict[str, str], panels: Mapping[object, str]
) -> Table:
    """A case's referrals to panels, with what became of them."""
    return Table(
        "Referrals to panels",
        [
            Column("panel", "Panel", value=lambda r: panels.get(r.panel_id, "A panel")),
            Column("about", "About", value=lambda r: about(r, names)), Column("at", "Referred", value=lambda r: moment(r.at)),
            Column("state", "Answer", kind="tag", value=lambda r: STATES[r.state], colour=lambda r: COLOURS[r.state]),
            Column("because", "Because", value=lambda r: r.answer_because),
        ],
        found, noun=("referral", "referrals"), empty="This case was referred to no panel, as far as you may see.", caption_hidden=True,
        row_link=lambda r: reverse("panels:referral", args=[partnership, r.id]),
    )  # fmt: skip


def _with(words: str, because: str) -> str:
    return f"{words}. {because}" if words and because else words


def _marks(line: ReferralLine) -> str:
    return "; ".join(f"{label}: {state.lower()}" for label, state in marks_words(line.marks, line.no_marks))
