"""What pages of sharing show, made of the kit's parts."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from joinedup.casework.queries import CaseHead, WorkerLine
from joinedup.casework.sharing.queries import ConsentLine, DecisionLine, ReplyLine, RequestLine
from joinedup.casework.sharing.rules import REPLIES
from joinedup.kit.parts import Fact
from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words

VERDICTS = {"share": ("Shared", "green"), "refuse": ("Not shared", "orange"), "withdraw": ("Taken back", "grey")}


def decisions_table(case: CaseHead, found: Sequence[DecisionLine]) -> Table:
    """Decisions to share and not to, the newest first."""
    return Table(
        "Decisions about sharing",
        [
            Column("verdict", "Decision", kind="tag", value=lambda x: _verdict(x)[0], colour=lambda x: _verdict(x)[1]),
            Column("to", "With", value=lambda x: x.to),
            Column("items", "What", spare=True),
            Column("refused", "What not", spare=True),
            Column("purpose", "For"),
            Column("because", "Because"),
            Column("by", "By", value=lambda x: f"{x.by}, {x.agency}"),
            Column("at", "On", value=lambda x: day_in_words(timezone.localdate(x.at))),
            Column("back", "Take back", kind="link", value=lambda x: _back(case, x)),
        ],
        found,
        noun=("decision", "decisions"),
        empty="Nothing was decided about sharing that you may see.",
    )  # fmt: skip


def consents_table(case: CaseHead, found: Sequence[ConsentLine]) -> Table:
    """Who agreed to what, the newest first."""
    names = {person.id: person.name for person in case.persons}
    return Table(
        "Consent",
        [
            Column("person", "About", value=lambda x: names.get(x.person_id, "Somebody")),
            Column("state", "Consent"),
            Column("about", "To what"),
            Column("to", "For"),
            Column("said_by", "Said by"),
            Column("on", "On", value=lambda x: day_in_words(x.said_on)),
            Column("until", "Until", spare=True, value=lambda x: day_in_words(x.until_on) if x.until_on else ""),
        ],
        found,
        empty="Nothing is recorded about consent. Not recorded is neither yes nor no.",
    )


def requests_table(case: CaseHead, found: Sequence[RequestLine]) -> Table:
    """What was asked for, those first that nobody replied to."""
    names = {person.id: person.name for person in case.persons}
    return Table(
        "Requests for information",
        [
            Column("to", "Asked", value=lambda x: x.to),
            Column("by", "By", value=lambda x: x.agency),
            Column("person", "About", value=lambda x: names.get(x.person_id, "Somebody")),
            Column("state", "Stands", kind="tag", value=lambda x: x.state, colour=lambda x: x.colour),
            Column("due", "Needed by", value=lambda x: day_in_words(x.due_on)),
        ],
        found,
        noun=("request", "requests"),
        empty="Nothing was asked for that you may see.",
        row_link=lambda x: reverse("casework:request", args=[case.partnership, x.id]),
    )


def request_facts(line: RequestLine, workers: Sequence[WorkerLine]) -> list[Fact]:
    """A request in a few lines, with who asks and how to ring them back, whom to ring there, and what was replied."""
    asker = next((one for one in workers if one.user_id == line.asked_by_id), None)
    there = [one for one in workers if one.agency_id == line.to_agency_id]
    return [
        Fact("Asked by", f"{line.asked_by}, {asker.words.lower() if asker else 'on this case no more'}, {line.agency}"),
        Fact("How to ring back", _ring(line, asker, workers)),
        Fact("Asked on", day_in_words(timezone.localdate(line.asked_at))),
        Fact("Asked of", line.to),
        *([Fact("Who has this case there", "\n".join(map(_reached, there)))] if there else []),
        Fact("What they ask for", line.asks),
        Fact("For what", line.purpose),
        Fact("Needed by", day_in_words(line.due_on)),
        *[Fact(REPLIES.get(one.reply, "Asked again"), _said(one)) for one in line.replies],
    ]


def _ring(line: RequestLine, asker: WorkerLine | None, workers: Sequence[WorkerLine]) -> str:
    """The asker's number on this case; without one, others of their agency on it, and in the end the agency's own number."""
    told = [asker.telephone] if asker and asker.telephone else []
    if not told:
        told = [_reached(one) for one in workers if one.agency_id == line.agency_id and one.telephone]
        none = f"No number of theirs is recorded here. Ring {line.agency} by a number you know, and ask for them."
        told = [none, *told]
    return "\n".join([*told, line.email])


def _reached(worker: WorkerLine) -> str:
    return ", ".join(filter(None, [worker.name, worker.words.lower(), worker.telephone or worker.email]))


def _said(one: ReplyLine) -> str:
    told_by = f" (told by {one.told_by})" if one.told_by else ""
    words = one.words or "No words were added."
    return f"{words}{told_by}\n{one.by}, {one.agency}, {day_in_words(timezone.localdate(one.at))}"


def _verdict(line: DecisionLine) -> tuple[str, str]:
    return ("Shared in part", "yellow") if line.verdict == "share" and line.refused else VERDICTS[line.verdict]


def _back(case: CaseHead, line: DecisionLine) -> tuple[str, str]:
    if line.verdict != "share":
        return ("", "")
    return ("Take it back", reverse("casework:withdraw_decision", args=[case.partnership, case.id, line.id]))
