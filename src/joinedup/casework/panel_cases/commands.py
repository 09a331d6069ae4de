"""Referring a case to a panel, answering the referral, transferring a case to another area, taking its flag off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from joinedup.casework.panel_cases import queries, rules
from joinedup.casework.panel_cases.completed.queries import as_completed
from joinedup.casework.panel_cases.models import PanelCase, PanelReferral, ReferralAnswer
from joinedup.casework.panels.commands import Panel
from joinedup.casework.panels.queries import PanelLine, coordinators, panel_of_group, panels
from joinedup.casework.queries import Case, CasePerson, check_open, check_reason
from joinedup.casework.referrals.rules import ANSWERED, OUTCOME
from joinedup.casework.referrals.steps.commands import acknowledge, add_step, check_read
from joinedup.casework.referrals.steps.queries import decided_elsewhere
from joinedup.casework.telling.commands import tell_coordinators
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed, NotFound, Outcome, Refused, check_version, command
from joinedup.partnership.commands import Membership
from joinedup.people.cases.commands import address, address_panel, end_panel_links, link_for_panel, new_case
from joinedup.people.said import for_others
from joinedup_core.panels import Repeat, text_of
from joinedup_core.permits import Actor, Permission, Role

FINISHED = "The panel has finished with it. Ask your agency’s member of the panel, or its coordinator, what it means for your work."
"""What the sender is told, who need not be of the panel: nothing of what was said there."""
KEPT_AFTER = timedelta(days=30)
"""How long a coordinator still sees what the panel declined, finished or transferred."""


@dataclass(frozen=True)
class Referral:
    """What a referral says. People are ids of people on the case."""

    concern: str
    criteria: tuple[str, ...] = ()
    because: str = ""
    considers: str = "people"
    words: str = ""
    victims: tuple[UUID, ...] = ()
    posing: tuple[UUID, ...] = ()
    children: tuple[UUID, ...] = ()
    safe_contact: str = ""
    counter_allegation: str = ""
    staff_safety: str = ""
    consent: str = "not_asked"
    consent_because: str = ""
    informed: str = "not_told"
    informed_because: str = ""
    marks: tuple[str, ...] = ()
    no_marks: tuple[str, ...] = ()
    urgent: bool = False
    from_area: str = ""


@dataclass(frozen=True)
class Opened:
    """A case before a panel with all that its opening gives."""

    line: queries.PanelCaseLine
    referral: queries.ReferralLine | None
    collisions: list[queries.Collision] = field(default_factory=list)


@command(Permission.RECORD_ITEMS)
def refer_to_panel(
    actor: Actor, case: Case, *, panel_id: UUID, referral: Referral, at: datetime, key: UUID
) -> Outcome[UUID]:
    """Refer a case to a panel in one's own agency's name. Its coordinators are given the case; nobody else learns of it.

    It shares as well as records: whoever does an action for a panel, or oversees, asks those who work on the case.
    """
    check_open(case)
    if not queries.may_refer(actor, case):
        raise NotAllowed(queries.WHO_REFERS)
    panel = _panel_here(actor, places.key_of(case.place), panel_id)
    _check(case, panel, referral)
    _refer(actor, case, panel, referral, at, key)
    return Outcome(key, f"referral {key} to panel {panel_id}")


@command(Permission.REGISTER_PEOPLE)
def refer_group_or_place(
    actor: Actor, membership: Membership, *, panel_id: UUID, referral: Referral, at: datetime, key: UUID
) -> Outcome[UUID]:
    """Refer a group or a place to a panel that considers such: a case is opened for it, and people are put on it as they are known."""
    place = places.key_of(membership.place)
    line = _panel_here(actor, place, panel_id)
    if referral.considers == "people":
        raise Refused(
            "considers", "Say whether it is a group or a place: people are referred from their case.", "considers"
        )
    _check(None, line, referral)
    kind = line.kind.case_kinds[0] if line.kind.case_kinds else "safeguarding"
    case = new_case(
        membership.partnership_id, place, kind=kind, on=timezone.localdate(at), agency_id=membership.agency_id,
        user_id=UUID(actor.user_id),
    )  # fmt: skip
    return Outcome(_refer(actor, case, line, referral, at, key), f"referral {key}, case {case.pk}, to panel {panel_id}")


@command(Permission.SEE_ITEMS, reads=True)
def open_panel_referral(actor: Actor, referral: PanelReferral, *, reason: str = "") -> Outcome[queries.ReferralLine]:
    """One referral, to be read."""
    check_reason(referral.case, reason)
    found = queries.get_referral(actor, places.key_of(referral.place), referral.pk)
    return Outcome(found, f"{reason} referral {referral.pk}".lstrip())


@command(Permission.SEE_ITEMS, reads=True)
def open_panel_referrals(actor: Actor, case: Case, *, reason: str = "") -> Outcome[list[queries.ReferralLine]]:
    """The referrals of a case to panels, in a list; which ones stands on the trail."""
    check_reason(case, reason)
    found = queries.referrals_of_case(actor, case.pk)
    return Outcome(found, f"{reason} referrals ".lstrip() + " ".join(str(line.id) for line in found))


@command(Permission.SEE_MEETINGS, reads=True)
def list_desk(actor: Actor, panel: Panel, *, today: date) -> Outcome[queries.Desk]:
    """A panel's desk: one row of the ids of the cases in it on the trail."""
    found = queries.desk(actor, panel.group_id, today=today)
    return Outcome(found, "cases " + " ".join(map(str, found.case_ids)) if found.case_ids else "no case")


@command(Permission.KEEP_PANEL_CASES)
def acknowledge_panel_referral(actor: Actor, case: Case, *, referral_id: UUID, at: datetime) -> Outcome[None]:
    """Say that the coordinator has a referral and that the decision is still to come; said twice, it counts once."""
    referral = _kept_referral(actor, case, referral_id)
    _check_waits(referral)
    if queries.state_of_referral(referral.pk) == "waiting":
        _answer(actor, case, referral, "received", "", at)
    return Outcome(None, f"referral {referral.pk} received")


@command(Permission.KEEP_PANEL_CASES)
def answer_panel_referral(
    actor: Actor, case: Case, *, referral_id: UUID, accepts: bool, because: str = "", version: int | None = None, at: datetime
) -> Outcome[UUID]:  # fmt: skip
    """Take a referral on or decline it, with the reason; the agency that referred is told. Whether it is a repeat is found here.

    `version` is how many decisions of others the page showed: raises `Changed` with the last one where somebody decided since.
    """
    referral = _kept_referral(actor, case, referral_id)
    if accepts:
        check_open(case)
    if not accepts and not because.strip():
        raise Refused("because", "Say why, and what would help instead: the referrer reads it.", "because")
    _check_waits(referral)
    check_read(decided_elsewhere(referral.pk), version)
    panel = panel_of_group(actor, places.key_of(case.place), referral.panel_id)
    kind = panel.kind_on(timezone.localdate(referral.referred_at))
    found = queries.repeat_of(kind, referral) if accepts else Repeat("not_repeat", "")
    with for_others():
        words = referral.words
    made = PanelCase.objects.create(
        pk=uuid4(), case=case, place=case.place, panel_id=referral.panel_id, referral_id=referral.pk,
        referring_agency_id=referral.agency_id, referred_on=timezone.localdate(referral.referred_at),
        considers=referral.considers, words=words, victims=referral.victims, posing=referral.posing,
        children=referral.children, marks=referral.marks, no_marks=referral.no_marks, because=because.strip(),
        state="accepted" if accepts else "declined", repeat=found.state, repeat_because=found.because, decided_by_id=actor.user_id, decided_at=at,
    )  # fmt: skip
    letter = text_of(kind, "taken_on" if accepts else "declined", {"panel": panel.name, "telephone": panel.telephone})
    _answer(actor, case, referral, made.state, because, at, letter)
    if not accepts:
        _let_go(case, referral.panel_id, at)
    return Outcome(made.pk, f"panel case {made.pk} {made.state}, {made.repeat}")


@command(Permission.SEE_PANEL_CASES, reads=True)
def open_panel_case(actor: Actor, panel_case: PanelCase, *, reason: str = "") -> Outcome[Opened]:
    """A case before a panel: how it stands, what was referred, and for whoever keeps it who is before another panel."""
    check_reason(panel_case.case, reason)
    line = queries.case_lines(actor, [panel_case])[0]
    shown = PanelReferral.objects.visible_to(actor, Permission.SEE_ITEMS).filter(pk=panel_case.referral_id)
    told = as_completed(actor, queries.lines_of(shown))
    keeps = queries.keeps(actor, panel_case.place, panel_case.panel_id)
    collisions = queries.collisions(actor, panel_case.case_id, panel_case.panel_id) if keeps else []
    note = f"{reason} panel case {panel_case.pk}".lstrip() + (f", {len(collisions)} collisions" if collisions else "")
    return Outcome(Opened(line, told[0] if told else None, collisions), note)


@command(Permission.KEEP_PANEL_CASES)
def transfer_case(
    actor: Actor, panel_case: PanelCase, *, version: int, to_area: str, on: date, because: str
) -> Outcome[None]:
    """Transfer a case to the panel of another area. Until somebody there says that it arrived, nobody knows that they have it."""
    check_open(panel_case.case)
    _check_stands(panel_case, version)
    if not to_area.strip() or not because.strip():
        raise Refused("to_area", "Say to which area, and why", "because" if to_area.strip() else "to_area")
    panel_case.save_changes(
        state="transferred", transferred_to=to_area.strip(), transferred_on=on, because=because.strip()
    )
    return Outcome(None, "transferred")


@command(Permission.KEEP_PANEL_CASES)
def record_receipt(actor: Actor, panel_case: PanelCase, *, receipt: str, at: datetime) -> Outcome[None]:
    """Record who of the other area said that the case arrived; this panel's people then let go of it."""
    if panel_case.state != "transferred":
        raise Refused("not_transferred", "This case was not transferred")
    if panel_case.receipt:
        raise Refused("receipt", f"Somebody recorded this already: {panel_case.receipt}", "receipt")
    if not receipt.strip():
        raise Refused("receipt", "Say who told you that it arrived, and when", "receipt")
    panel_case.save_changes(receipt=receipt.strip())
    _let_go(panel_case.case, panel_case.panel_id, at)
    return Outcome(None, "receipt recorded")


@command(Permission.KEEP_PANEL_CASES)
def finish_case(actor: Actor, panel_case: PanelCase, *, version: int, because: str, at: datetime) -> Outcome[None]:
    """The panel has finished with a case: members' access ends now. The flag stays until it is taken off."""
    _check_stands(panel_case, version)
    panel_case.save_changes(state="finished", because=because.strip())
    end_panel_links(panel_case.case, panel_case.panel_id, kinds=[Role.PANEL_REPRESENTATIVE], at=at)
    if panel_case.flag_until_on is None:
        _let_go(panel_case.case, panel_case.panel_id, at)
    shown = PanelReferral.objects.visible_to(actor, Permission.SEE_ITEMS).filter(pk=panel_case.referral_id).first()
    if shown and shown.sent_as_id:
        add_step(actor, shown, shown.sent_as_id, OUTCOME, at, answer="ended", words=FINISHED)
    return Outcome(None, "finished")


@command(Permission.KEEP_PANEL_CASES)
def remove_flag(actor: Actor, panel_case: PanelCase, *, because: str, on: date, at: datetime) -> Outcome[None]:
    """Record that the flag is taken off, and why. Before its day that takes another reason than the time."""
    if panel_case.flag_until_on is None or panel_case.flag_removed_on:
        raise Refused("no_flag", "This case has no flag, or it was taken off already")
    if because not in rules.REMOVALS:
        raise Refused("because", "Choose why it is taken off", "because")
    if because == "time_is_up" and on < panel_case.flag_until_on:
        raise Refused("too_early", f"Its time is not up before {panel_case.flag_until_on:%d/%m/%Y}", "because")
    panel_case.save_changes(flag_removed_on=on, flag_removed_because=because)
    if panel_case.state != "accepted":
        _let_go(panel_case.case, panel_case.panel_id, at)
    return Outcome(None, f"flag removed: {because}")


# -- for other corners -------------------------------------------------------------------------------------


def refer_as_sent(
    actor: Actor, case: Case, panel: PanelLine, referral: Referral, *, sent_as: UUID, at: datetime
) -> UUID:
    """Bring a referral that was sent before a panel. Gives the id it has there."""
    _check(case, panel, referral)
    return _refer(actor, case, panel, referral, at, uuid4(), sent_as)


def take_back_referral(actor: Actor, sent_as: UUID, *, reason: str, at: datetime) -> None:
    """Take back what came before a panel by a referral, unless the panel took it on. The panel is told why."""
    row = PanelReferral.objects.visible_to(actor, Permission.RECORD_ITEMS).filter(sent_as_id=sent_as).first()
    if row is None:
        return
    state = queries.state_of_referral(row.pk)
    if state == "accepted":
        raise Refused("before_panel", "The panel has it before it: telephone its coordinator.")
    if state in rules.WAITING:
        address_panel(_answer_row(actor, row, "withdrawn", reason, at), row.panel_id)
        _let_go(row.case, row.panel_id, at)


def _panel_here(actor: Actor, key: str, panel_id: UUID) -> PanelLine:
    found = next((one for one in panels(actor, key) if one.group_id == panel_id), None)
    if found is None:
        raise Refused("no_such_panel", "Choose the panel", "panel_id")
    if found.kind.held_elsewhere:
        raise Refused(
            "held_elsewhere", f"Refer to this panel in {found.kind.system}: nothing of its cases is held here."
        )
    return found


def _check(case: Case | None, panel: PanelLine, said: Referral) -> None:
    """Refuse a referral that does not carry, in the words of the field that is wanting."""
    if problem := rules.referral_problem(said.considers, said.words, said.victims, panel.kind.considers):
        raise Refused("about", problem[1], problem[0])
    named = {*said.victims, *said.posing, *said.children}
    on_it = set(CasePerson.objects.filter(case=case).values_list("person_id", flat=True)) if case and named else set()
    if named - on_it:
        raise Refused("not_on_case", "Somebody you named is not on the case: add them to it first.", "victims")
    if set(said.victims) & set(said.children):
        raise Refused(
            "both",
            "Somebody is named both as a victim and as a child: name a child who is a victim as a victim.",
            "children",
        )
    if problem := panel.kind.criteria_problem(said.criteria, said.because):
        raise Refused("criteria", problem, "because" if "reasons" in problem else "criteria")
    if not said.concern.strip():
        raise Refused("concern", "Say what happened and what is feared.", "concern")
    if said.consent not in rules.CONSENT or said.informed not in rules.INFORMED:
        raise Refused("consent", "Say whether they agree, and whether they know.", "consent")
    if said.consent != "given" and said.considers == "people" and not said.consent_because.strip():
        raise Refused("consent", "Say why it is shared without their agreement.", "consent_because")


def _refer(
    actor: Actor, case: Case, panel: PanelLine, said: Referral, at: datetime, key: UUID, sent_as: UUID | None = None
) -> UUID:
    """The row, shared with the panel, and a link for each coordinator; of what was written straight to the panel they are told."""
    receiving = coordinators(actor, panel, on=timezone.localdate(at))
    if not receiving:
        by_telephone = f" Telephone {panel.telephone}." if panel.telephone else " Telephone the panel’s agency."
        raise Refused(
            "nobody_receives", f"Nobody who coordinates this panel can receive it here now.{by_telephone}", "panel_id"
        )
    told = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(said).items()}
    fields = {name: [str(one) for one in value] if isinstance(value, tuple) else value for name, value in told.items()}
    row = PanelReferral.objects.create(
        pk=key, case=case, place=case.place, agency_id=actor.agency_id, panel_id=panel.group_id,
        referred_by_id=actor.user_id, referred_at=at, sent_as_id=sent_as, **fields,
    )  # fmt: skip
    address_panel(row, panel.group_id)
    for one in receiving:
        if one.agency_id:
            link_for_panel(case, Role.PANEL_COORDINATOR, panel.group_id, one.agency_id, one.user_id)
    if sent_as is None:
        tell_coordinators(case, panel, key, urgent=said.urgent, at=at)
    return row.pk


def _kept_referral(actor: Actor, case: Case, referral_id: UUID) -> PanelReferral:
    shown = PanelReferral.objects.visible_to(actor, Permission.SEE_ITEMS)
    row: PanelReferral | None = shown.filter(case=case, pk=referral_id).first()
    if row is None or not queries.keeps(actor, case.place, row.panel_id):
        raise NotFound("no such referral")
    return row


def _answer(
    actor: Actor, case: Case, referral: PanelReferral, state: str, because: str, at: datetime, letter: str = ""
) -> None:
    """What the referrer is told: the coordinator's own agency's row, shared with the agency that referred and with the panel."""
    row = _answer_row(actor, referral, state, because, at)
    address_panel(row, referral.panel_id)
    if referral.agency_id != row.agency_id and str(referral.agency_id) != str(actor.agency_id):
        address(row, referral.agency_id, timezone.localdate(at))
    if referral.sent_as_id:
        acknowledge(actor, referral, referral.sent_as_id, at)
        if state != "received":
            words = "\n".join(filter(None, (because.strip(), letter))) or "The panel’s coordinator took it on."
            add_step(actor, referral, referral.sent_as_id, ANSWERED, at, answer=state, words=words)


def _answer_row(actor: Actor, referral: PanelReferral, state: str, because: str, at: datetime) -> ReferralAnswer:
    row: ReferralAnswer = ReferralAnswer.objects.create(
        pk=uuid4(), case_id=referral.case_id, place=referral.place, agency_id=actor.agency_id, referral_id=referral.pk, state=state,
        because=because.strip(), answered_by_id=actor.user_id, answered_at=at,
    )  # fmt: skip
    return row


def _check_waits(referral: PanelReferral) -> None:
    if PanelCase.objects.filter(referral_id=referral.pk).exists():
        raise Refused("answered", "This referral was answered already")
    if queries.state_of_referral(referral.pk) == "withdrawn":
        raise Refused("withdrawn", "This referral was taken back by whoever sent it")


def _let_go(case: Case, panel_id: UUID, at: datetime) -> None:
    """Members' links for the panel end now, coordinators' a little later; none while it stands there by another referral."""
    if queries.stands_before(case.pk, panel_id):
        return
    end_panel_links(case, panel_id, kinds=[Role.PANEL_REPRESENTATIVE], at=at)
    end_panel_links(case, panel_id, kinds=[Role.PANEL_COORDINATOR], at=at + KEPT_AFTER)


def _check_stands(panel_case: PanelCase, version: int) -> None:
    check_version(panel_case, version, shown={"State": rules.STATES[panel_case.state]})
    if panel_case.state != "accepted":
        raise Refused("not_before", "This case is not before the panel any more")


__all__: Sequence[str] = [
    "Opened", "PanelCase", "Referral", "acknowledge_panel_referral", "answer_panel_referral",
    "finish_case", "list_desk", "open_panel_case", "open_panel_referral", "open_panel_referrals", "record_receipt",
    "refer_as_sent", "refer_group_or_place", "refer_to_panel", "remove_flag", "take_back_referral", "transfer_case",
]  # fmt: skip
