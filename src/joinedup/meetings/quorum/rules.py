"""Quorum by which agencies are represented. Pure: who came, the group's rule and the moment are arguments.

Sources: Shropshire multi-agency safeguarding arrangements 2024 (a meeting is quorate only when all three statutory
safeguarding partners are represented); Care Act 2014 Schedule 2 (a safeguarding adults board regulates its own
procedure, so it brings its own rule or has none recorded); Crime and Disorder Act 1998 section 5 (the responsible
authorities). Where no rule is recorded the answer is "no rule recorded", never a guess.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from joinedup.meetings.quorum.parts import AGENCIES, CHAIR, MEMBERS, SHARE, Found, Part, judge_part
from joinedup.meetings.quorum.words import NOBODY_KNOWN, AgencyBook, Attender, listed

QUORATE, NOT_QUORATE, CANNOT_TELL, NO_RULE = "quorate", "not_quorate", "cannot_tell", "no_rule"
LABELS = {
    QUORATE: "Quorate",
    NOT_QUORATE: "Not quorate",
    CANNOT_TELL: "Cannot be told yet",
    NO_RULE: "No rule recorded",
}

HERE = frozenset({"present", "deputy"})
CHAIRS = frozenset({"chair", "vice_chair"})
MOST_TOLD = 4
"""How many seats that nobody can sit in are told one by one."""
NEVER_COUNT = frozenset({"scrutiny", "business_unit"})
"""Kinds of agency that take part and never make a quorum: independence and support are not a vote."""


@dataclass(frozen=True)
class QuorumRule:
    """A group's rule: every part must be met. Dated, with its source; no parts means that none is recorded."""

    parts: tuple[Part, ...] = ()
    from_on: date | None = None
    to_on: date | None = None
    source: str = ""
    remote_counts: bool = True
    agency_chair_counts: bool = True
    """Whether a chair who sits for an agency represents it. An independent chair never represents anybody."""

    @property
    def words(self) -> str:
        """What the rule asks, in words, for example "all three statutory partners and at least five members"."""
        return listed([part.words for part in self.parts])


@dataclass(frozen=True)
class Judgement:
    """Whether a meeting is quorate at a moment, because of what, on what evidence, and what is missing."""

    state: str
    because: str
    evidence: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    """The keys of the agencies represented."""

    @property
    def label(self) -> str:
        """The state in words."""
        return LABELS[self.state]

    @property
    def is_quorate(self) -> bool:
        """Whether a decision taken now stands by itself."""
        return self.state == QUORATE


@dataclass(frozen=True)
class Counted:
    """One person's part in the quorum at a moment: whether they count, and if not why not."""

    attender: Attender
    counts: bool
    because: str
    represents: bool = False
    """Whether they count for an agency. An independent chair counts as the chair alone."""
    unmarked: bool = False
    says_why: bool = True
    """Whether the reason is worth telling (somebody came and does not count), beyond "is not represented"."""


def rule_on(rules: Iterable[QuorumRule], day: date) -> QuorumRule | None:
    """The rule in force on a day; the one that began last where several are. None where none was."""
    live = [r for r in rules if (not r.from_on or r.from_on <= day) and (not r.to_on or day <= r.to_on)]
    return max(live, key=lambda r: r.from_on or date.min, default=None)


def count(rule: QuorumRule, attender: Attender, *, at: datetime | None = None, recused: bool = False) -> Counted:
    """Whether somebody counts to the quorum at a moment (None: as marked, whoever has left not counting)."""
    if attender.empty and attender.state not in HERE:
        return Counted(attender, False, attender.empty, says_why=False)
    if attender.state == "expected":
        return Counted(attender, False, "attendance is not marked yet", unmarked=True)
    if attender.state not in HERE:
        return Counted(attender, False, "not here", says_why=False)
    if not can_count(attender):
        return Counted(attender, False, "takes part without counting to the quorum", says_why=False)
    if why_not := _out_of_the_room(attender, at) or _not_allowed(rule, attender, recused):
        return Counted(attender, False, why_not)
    how = "here" if attender.state == "present" else "here by a deputy with authority"
    if not can_represent(rule, attender):
        return Counted(attender, True, f"{how} in the chair, without counting for an agency")
    return Counted(attender, True, how, represents=True)


def _out_of_the_room(attender: Attender, at: datetime | None) -> str:
    if at is not None and attender.arrived is not None and at < attender.arrived:
        return f"had not arrived (came at {attender.arrived:%H:%M})"
    if attender.left is not None and (at is None or attender.left <= at):
        return f"left at {attender.left:%H:%M}"
    return ""


def _not_allowed(rule: QuorumRule, attender: Attender, recused: bool) -> str:
    if recused:
        return "is out for this item, having declared an interest"
    if attender.state == "deputy" and not attender.deputy_has_authority:
        return "sent a deputy whose authority to decide is not recorded"
    if attender.remote and not rule.remote_counts:
        return "joined remotely, which the rule does not count"
    return ""


def can_count(attender: Attender) -> bool:
    """Whether the seat may count at all: members and those in the chair do; scrutineers, advisers and visitors never."""
    if attender.role in CHAIRS:
        return True
    return attender.role == "member" and attender.agency is not None and attender.agency_kind not in NEVER_COUNT


def can_represent(rule: QuorumRule, attender: Attender) -> bool:
    """Whether the seat stands for an agency: an independent chair or a scrutineer stands for none."""
    if attender.agency is None or attender.agency_kind in NEVER_COUNT:
        return False
    return attender.role == "member" or (attender.role in CHAIRS and rule.agency_chair_counts)


def judge_quorum(
    rule: QuorumRule | None,
    attendance: Sequence[Attender],
    *,
    at: datetime | None = None,
    recused: Collection[str] = (),
    book: AgencyBook = NOBODY_KNOWN,
) -> Judgement:
    """Whether the group's rule is met at a moment, leaving out whoever is recused from the item (seats, by key).

    Where it is unmet but would be met if everybody not yet marked were here, the answer is "cannot be told yet".
    """
    if rule is None or not rule.parts:
        return Judgement(NO_RULE, "No quorum rule is recorded for this group, so nobody can say whether it is quorate.")
    counted = [count(rule, a, at=at, recused=a.seat in recused) for a in attendance]
    seats = sum(a.in_term and can_represent(rule, a) for a in attendance)
    found = _found(counted, book, seats)
    evidence = tuple(f"{_who(c.attender, book)}: {c.because}" for c in counted if c.counts)
    agencies = tuple(sorted({c.attender.agency for c in counted if c.represents and c.attender.agency}))
    results = [(part, judge_part(part, found, book)) for part in rule.parts]
    unmet = [r for _, r in results if not r.met]
    asks = f"The rule asks for {rule.words}."
    if not unmet:
        return Judgement(QUORATE, f"Quorate: {listed([r.because for _, r in results])}. {asks}", evidence, (), agencies)
    missing = tuple(dict.fromkeys(m for r in unmet for m in r.missing))
    if_all_came = _found([_if_here(rule, c) for c in counted], book, seats)
    if all(judge_part(part, if_all_came, book).met for part in rule.parts):
        asked = [part for part, r in results if not r.met]
        waits = [c.attender for c in counted if c.unmarked and can_count(c.attender)]
        unmarked = sorted({_name(a, book) for a in waits if any(_would_help(a, part, found, book) for part in asked)})
        because = f"Cannot be told yet: attendance is not marked for {listed(unmarked)}. {asks}"
        return Judgement(CANNOT_TELL, because, evidence, missing, agencies)
    vacancies = _empty_seats(counted, [part for part, r in results if not r.met], found, book)
    sentences = [f"Not quorate: {listed([r.because for r in unmet])}.", *_why_not(counted, book), *vacancies, asks]
    return Judgement(NOT_QUORATE, " ".join(sentences), evidence, missing, agencies)


def _found(counted: Iterable[Counted], book: AgencyBook, seats: int) -> Found:
    """Who counts, as the parts of a rule ask about it."""
    here = [c.attender for c in counted if c.counts]
    standing_for = [c.attender for c in counted if c.represents]
    return Found(
        agencies=frozenset(book.same(a.agency) for a in standing_for if a.agency),
        kinds={book.same(a.agency): a.agency_kind for a in standing_for if a.agency},
        members=len(standing_for),
        seats=seats,
        chair=any(a.role in CHAIRS for a in here),
    )


def _if_here(rule: QuorumRule, counted: Counted) -> Counted:
    """The same person if, not being marked yet, they turn out to be here."""
    if not counted.unmarked:
        return counted
    return count(rule, counted.attender.turned_up())


def _why_not(counted: Iterable[Counted], book: AgencyBook) -> list[str]:
    """One sentence for each agency that came and does not count, where it is missing."""
    counted = list(counted)
    represented = {book.same(c.attender.agency) for c in counted if c.represents and c.attender.agency}
    told = {}
    for c in counted:
        agency = c.attender.agency
        if not c.counts and c.says_why and not c.unmarked and agency and book.same(agency) not in represented:
            told.setdefault(book.same(agency), f"{_name(c.attender, book)} {c.because}.")
    return list(told.values())


def _empty_seats(counted: Iterable[Counted], unmet: Collection[Part], found: Found, book: AgencyBook) -> list[str]:
    """A sentence for each seat that nobody can sit in and whose agency, chair or member an unmet part asks for."""
    empty = [c.attender for c in counted if c.attender.empty and not c.counts and can_count(c.attender)]
    told = [a.empty for a in empty if any(_would_help(a, part, found, book) for part in unmet)]
    more = len(told) - MOST_TOLD
    return told if more <= 0 else [*told[:MOST_TOLD], f"Nobody can sit in {more} more of its seats."]


def _would_help(attender: Attender, part: Part, found: Found, book: AgencyBook) -> bool:
    if part.kind == CHAIR:
        return attender.role in CHAIRS
    if attender.agency is None:
        return False
    if part.kind in {MEMBERS, SHARE}:
        return True
    if book.same(attender.agency) in found.agencies:
        return False
    named = {book.same(a) for a in part.agencies}
    return part.kind == AGENCIES or book.same(attender.agency) in named or attender.agency_kind in part.kinds


def _name(attender: Attender, book: AgencyBook) -> str:
    return book.name(attender.agency) if attender.agency else attender.post or "somebody of no agency"


def _who(attender: Attender, book: AgencyBook) -> str:
    return f"{_name(attender, book)} ({attender.post})" if attender.agency and attender.post else _name(attender, book)
