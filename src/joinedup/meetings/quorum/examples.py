"""Worked examples of quorum rules: they are the tests, and they print the handbook page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from joinedup.meetings.quorum import parts
from joinedup.meetings.quorum.parts import Part
from joinedup.meetings.quorum.rules import CANNOT_TELL, NO_RULE, NOT_QUORATE, QUORATE, QuorumRule
from joinedup.meetings.quorum.words import AgencyBook, Attender

BOOK = AgencyBook(
    names={
        "council": "Shropshire Council",
        "icb": "Shropshire, Telford & Wrekin ICB",
        "police": "West Mercia Police",
        "ccg": "Shropshire Clinical Commissioning Group",
        "fire": "Shropshire Fire and Rescue Service",
        "probation": "Probation Service",
        "hospital": "Shrewsbury and Telford Hospital NHS Trust",
    },
    successors={"ccg": "icb"},
)
PARTNERS = ("council", "icb", "police")
ALL_PARTNERS = Part(parts.ALL_OF, agencies=PARTNERS, says="all three statutory safeguarding partners")
SHROPSHIRE = QuorumRule(
    (ALL_PARTNERS,), source="Shropshire multi-agency safeguarding arrangements, 2024: at all levels, meetings are quorate only when all the statutory safeguarding partner agencies are represented"
)  # fmt: skip
ADULTS = QuorumRule(
    (Part(parts.SOME_OF, 2, agencies=PARTNERS, says="at least two of the three core members"), Part(parts.MEMBERS, 4)),
    source="Invented: a safeguarding adults board regulates its own procedure (Care Act 2014, Schedule 2)",
)
FIVE_AGENCIES = QuorumRule(
    (Part(parts.ALL_OF, agencies=("council",), says="the council"), Part(parts.AGENCIES, 5)), source="Invented"
)
COMMUNITY_SAFETY = QuorumRule(
    (
        Part(
            parts.SOME_OF,
            3,
            kinds=("police", "council", "fire", "probation", "health_commissioner"),
            says="at least three of the five responsible authorities",
        ),
        Part(parts.CHAIR),
    ),
    source="Invented; the responsible authorities are those of the Crime and Disorder Act 1998, section 5",
)
IN_PERSON = replace(SHROPSHIRE, remote_counts=False, source="Invented")


def seat(agency: str | None, state: str = "present", role: str = "member", **more: object) -> Attender:
    """A seat in an example."""
    kinds = {"council": "council", "icb": "health_commissioner", "ccg": "health_commissioner", "police": "police"}
    kinds |= {"fire": "fire", "probation": "probation", "hospital": "health_provider"}
    made = Attender(f"{agency}-{role}", agency, kinds.get(agency or "", ""), role, state=state)
    return replace(made, **more)  # type: ignore[arg-type]


def clock(hour: int, minute: int = 0) -> datetime:
    """A moment of the example's day."""
    return datetime(2026, 3, 12, hour, minute)


@dataclass(frozen=True)
class Example:
    """A rule, who came, and what is to be said of it."""

    says: str
    rule: QuorumRule | None
    came: tuple[Attender, ...]
    state: str
    because: str
    at: datetime | None = None
    recused: tuple[str, ...] = field(default=())


ASKS = "The rule asks for all three statutory safeguarding partners."
THREE = "Shropshire Council; Shropshire, Telford & Wrekin ICB; and West Mercia Police are represented"
LOST = f"Not quorate: West Mercia Police is not represented. {ASKS}"


def police_not(reason: str) -> str:
    """The sentence where the police came and do not count."""
    return f"Not quorate: West Mercia Police is not represented. West Mercia Police {reason}. {ASKS}"


EXAMPLES = (
    Example("All three partners came", SHROPSHIRE, (seat("council"), seat("icb"), seat("police")), QUORATE, f"Quorate: {THREE}. {ASKS}"),
    Example("The police sent an apology", SHROPSHIRE, (seat("council"), seat("icb"), seat("police", "apology")), NOT_QUORATE, LOST),
    Example("The police sent a written update: an update is not a voice in the room", SHROPSHIRE, (seat("council"), seat("icb"), seat("police", "written_update")), NOT_QUORATE, LOST),
    Example("A deputy whose authority is not recorded", SHROPSHIRE, (seat("council"), seat("icb"), seat("police", "deputy")), NOT_QUORATE, police_not("sent a deputy whose authority to decide is not recorded")),
    Example("A deputy with recorded authority", SHROPSHIRE, (seat("council"), seat("icb"), seat("police", "deputy", deputy_has_authority=True)), QUORATE, f"Quorate: {THREE}. {ASKS}"),
    Example("The police left at 11:00; a decision at 11:20", SHROPSHIRE, (seat("council"), seat("icb"), seat("police", left=clock(11))), NOT_QUORATE, police_not("left at 11:00"), at=clock(11, 20)),
    Example("The same meeting at 10:40", SHROPSHIRE, (seat("council"), seat("icb"), seat("police", left=clock(11))), QUORATE, f"Quorate: {THREE}. {ASKS}", at=clock(10, 40)),
    Example("The police had not arrived yet", SHROPSHIRE, (seat("council"), seat("icb"), seat("police", arrived=clock(10, 30))), NOT_QUORATE, police_not("had not arrived (came at 10:30)"), at=clock(10, 10)),
    Example("The police declared an interest in the item", SHROPSHIRE, (seat("council"), seat("icb"), seat("police")), NOT_QUORATE, police_not("is out for this item, having declared an interest"), recused=("police-member",)),
    Example("The council's only person is the independent scrutineer", SHROPSHIRE, (seat("council", role="scrutineer"), seat("icb"), seat("police")), NOT_QUORATE, f"Not quorate: Shropshire Council is not represented. {ASKS}"),
    Example("An independent chair adds no agency", SHROPSHIRE, (seat(None, role="chair"), seat("icb"), seat("police")), NOT_QUORATE, f"Not quorate: Shropshire Council is not represented. {ASKS}"),
    Example("A partner who holds the chair in turn stands for their agency", SHROPSHIRE, (seat("council", role="chair"), seat("icb"), seat("police")), QUORATE, f"Quorate: {THREE}. {ASKS}"),
    Example("An old seat list: the clinical commissioning group became the ICB", SHROPSHIRE, (seat("council"), seat("ccg"), seat("police")), QUORATE, f"Quorate: {THREE}. {ASKS}"),
    Example("Attendance of the police is not marked yet", SHROPSHIRE, (seat("council"), seat("icb"), seat("police", "expected")), CANNOT_TELL, f"Cannot be told yet: attendance is not marked for West Mercia Police. {ASKS}"),
    Example("A rule that does not count people who join remotely", IN_PERSON, (seat("council"), seat("icb"), seat("police", remote=True)), NOT_QUORATE, police_not("joined remotely, which the rule does not count")),
    Example("An adults board's own rule, with too few members", ADULTS, (seat("council"), seat("icb"), seat("hospital")), NOT_QUORATE, "Not quorate: three members are present and four are needed. The rule asks for at least two of the three core members and at least four members."),
    Example("A board that asks for the council and for five agencies in all", FIVE_AGENCIES, (seat("council"), seat("icb"), seat("police"), seat("fire", "apology")), NOT_QUORATE, "Not quorate: three agencies in all are represented and five are needed. The rule asks for the council and at least five agencies in all."),
    Example("Community safety: three authorities and the chair", COMMUNITY_SAFETY, (seat(None, role="chair"), seat("police"), seat("fire"), seat("council")), QUORATE, "Quorate: three agencies of those it counts are represented and the chair or a vice chair is present. The rule asks for at least three of the five responsible authorities and the chair or a vice chair."),
    Example("Community safety: nobody in the chair", COMMUNITY_SAFETY, (seat("police"), seat("fire"), seat("council")), NOT_QUORATE, "Not quorate: neither the chair nor a vice chair is present. The rule asks for at least three of the five responsible authorities and the chair or a vice chair."),
    Example("The terms of reference do not state a quorum", None, (seat("council"), seat("icb"), seat("police")), NO_RULE, "No quorum rule is recorded for this group, so nobody can say whether it is quorate."),
)  # fmt: skip
