"""What goes into a paper for one recipient: what the coordinator may take away and the recipient may see, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from joinedup.casework.case_actions.queries import ActionLine, actions_of
from joinedup.casework.case_actions.rules import SHORT as ACTION_STATES
from joinedup.casework.hearings.queries import HearingLine, ItemLine, UpdateLine, agenda, items_of_case, updates
from joinedup.casework.panel_cases.completed.queries import referrals_of_cases
from joinedup.casework.panel_cases.queries import PanelCaseLine, kept_out
from joinedup.casework.panel_cases.shown import referral_facts
from joinedup.casework.panel_papers.rules import HEADING, POINT, TITLES, TRANSFER, Paper, Part, facts
from joinedup.casework.panels.queries import Member, PanelLine
from joinedup.casework.panels.shown import clock_time, filled, moment
from joinedup.casework.research.queries import RequestLine, requests_of_cases
from joinedup.casework.research.rules import SHORT as ANSWERS
from joinedup.casework.research.rules import standing
from joinedup.foundation import places
from joinedup.partnership.queries import may
from joinedup.people.cases.queries import panel_people, told_items
from joinedup.people.settings.queries import marking_of
from joinedup_core.calendar import day_in_words
from joinedup_core.panels import AgendaPart, text_of
from joinedup_core.permits import Actor, Permission


def items_for(actor: Actor, panel: PanelLine, hearing: HearingLine, member: Member) -> list[ItemLine]:
    """The cases of a hearing that a member may see, numbered and timed among themselves."""
    mine = [one for one in agenda(actor, hearing) if may(actor, Permission.EXPORT_CASES, one.case.place)]
    given = panel_people(panel.group_id, [one.case.case_id for one in mine])
    shown = [
        one.id for one in mine
        if (one.case.case_id, member.user_id) in given
        and not kept_out(one.case.case_id, panel.group_id, [member.user_id])
    ]  # fmt: skip
    return agenda(actor, hearing, only=shown)


def paper(
    actor: Actor, panel: PanelLine, hearing: HearingLine, member: Member, what: str, *, now: datetime, today: date
) -> Paper:
    """A paper of a hearing for one member."""
    items = items_for(actor, panel, hearing, member)
    told = _Told.of(panel, member, items)
    actions = actions_of(actor, [one.case.id for one in items], today=today)
    marked = marking_of(places.key_of(panel.place), on=today)
    whose = f"For {member.name}, {member.agency or member.post}"
    marking = f"{marked}. {whose}. Made {moment(now)}. Not to be copied or passed on."
    title = f"{panel.kind.short}, {day_in_words(hearing.on)}: {TITLES[what]}"
    if what == "actions":
        own = [one for one in actions if one.agency_id == member.agency_id]
        return Paper(what, title, marking, tuple(_own_actions(own)), tuple(dict.fromkeys(one.case_id for one in own)))
    parts = _minutes(actor, panel, items, actions, told) if what == "minutes" else _pack(actor, panel, items, now, told)
    parts = [*_head(panel, hearing), *parts, *_agenda(hearing.after)] if parts else parts
    nothing = [Part(POINT, "There is no case of this hearing that you may see.")]
    return Paper(what, title, marking, tuple(parts or nothing), tuple(one.case.case_id for one in items))


def transfer(actor: Actor, panel: PanelLine, line: PanelCaseLine, to_whom: str, *, now: datetime, today: date) -> Paper:
    """What the panel of another area is handed with a case: the referral, what the panel decided, and what is still to do.

    What agencies hold was shared with this panel alone: it is said who answered, so that the other area asks them.
    """
    marked = marking_of(places.key_of(panel.place), on=today)
    marking = f"{marked}. For {to_whom}, {line.transferred_to}. Made {moment(now)}. Not to be copied or passed on."
    title = f"{panel.kind.short} of another area: a case handed over on {day_in_words(line.transferred_on or today)}"
    told = _Told(None, frozenset(told_items([line.case_id], panel.group_id, None)))
    referral, names = referrals_of_cases(actor, [line.case_id]).get(line.referral_id, (None, {}))
    shown = (
        referral_facts(referral, panel.kind_on(line.referred_on), names)
        if referral and told.may_read(referral.id, None)
        else []
    )
    ring = f" Telephone {panel.telephone}." if panel.telephone else ""
    parts = [
        *facts([
            ("From", f"{panel.name}.{ring}"), ("To", line.transferred_to), ("Why", line.because),
            ("Repeat", line.repeat_because if line.repeat != "not_repeat" else ""),
            ("Flag on records", f"Until {day_in_words(line.flag_until_on)}" if line.flag_until_on and not line.flag_removed_on else ""),
        ]),
        Part(POINT, "Say at once that you have it: until then nobody here takes it as received."), Part(HEADING, "The referral"),
    ]  # fmt: skip
    parts += facts([(one.label, str(one.value)) for one in shown])
    parts += [*_heard(actor, panel, line), *_to_do(actor, line, today), *_holders(actor, line, told, now)]
    return Paper(TRANSFER, title, marking, tuple(parts), (line.case_id,))


def _heard(actor: Actor, panel: PanelLine, line: PanelCaseLine) -> list[Part]:
    decisions = {one.key: one.text for one in panel.kind_on(line.referred_on).decisions}
    parts: list[Part] = []
    for hearing, row in items_of_case(actor, line.id):
        if row.held_at:
            parts.append(Part(HEADING, f"Heard on {day_in_words(hearing.on)}"))
            said = [
                ("Decision", decisions.get(row.decision, "")),
                ("What was decided", row.decided),
                ("Risks that remain", row.risks),
            ]
            parts += facts(said)
    return parts


def _to_do(actor: Actor, line: PanelCaseLine, today: date) -> list[Part]:
    found = actions_of(actor, [line.id], today=today)
    return (
        [Part(HEADING, "Actions, and how each stands"), *(Part(POINT, _action(one)) for one in found)] if found else []
    )


def _holders(actor: Actor, line: PanelCaseLine, told: _Told, now: datetime) -> list[Part]:
    asked = requests_of_cases(actor, [line.id], now=now).get(line.id, [])
    who = [
        one.agency for one in asked if any(reply.answer == "held" and told.may_read(reply.id, None) for reply in one.replies)
    ]  # fmt: skip
    if not who:
        return []
    words = "What they hold was shared with this panel and goes no further by it. Ask them."
    return [Part(HEADING, "Who holds more"), *(Part(POINT, agency) for agency in who), Part(POINT, words)]


def _head(panel: PanelLine, hearing: HearingLine) -> list[Part]:
    """What the partnership lets stand at the top of its papers, and the agenda before the cases."""
    words = text_of(panel.kind_on(hearing.begun_on), "minutes", filled(panel, hearing))
    return [*(Part(POINT, one) for one in words.splitlines() if one), *_agenda(hearing.before)]


def _agenda(found: Iterable[AgendaPart]) -> list[Part]:
    return [Part(POINT, f"{one.text} ({one.minutes} minutes)" if one.minutes else one.text) for one in found]


def _own_actions(actions: list[ActionLine]) -> list[Part]:
    """One agency's actions, by the case's reference: whoever may, opens the case by it."""
    if not actions:
        return [Part(POINT, "Your agency has no action from this hearing.")]
    parts: list[Part] = []
    for reference in dict.fromkeys(one.reference for one in actions):
        parts.append(Part(HEADING, f"Case {reference}"))
        parts += [Part(POINT, _action(one, named=False)) for one in actions if one.reference == reference]
    return parts


@dataclass(frozen=True)
class _Told:
    """What a recipient may read of what agencies wrote: their own agency's, and what is shared now with the panel or with it.

    The coordinator who makes the paper may read more: what their own agency wrote and shared with nobody, or took back.
    """

    agency_id: UUID | None
    items: frozenset[UUID]

    @classmethod
    def of(cls, panel: PanelLine, member: Member, items: list[ItemLine]) -> _Told:
        """For a member, of the cases that they may see."""
        shared = told_items([one.case.case_id for one in items], panel.group_id, member.agency_id)
        return cls(member.agency_id, frozenset(shared))

    def may_read(self, item_id: UUID | None, agency_id: UUID | None) -> bool:
        """Whether they may read an item of an agency."""
        return item_id in self.items or (agency_id is not None and agency_id == self.agency_id)


def _minutes(
    actor: Actor, panel: PanelLine, items: list[ItemLine], actions: list[ActionLine], told: _Told
) -> list[Part]:
    wrote = updates(actor, [one.id for one in items])
    parts: list[Part] = []
    for item in items:
        parts.append(Part(HEADING, f"{item.slot.number}. {item.case.about}"))
        decisions = {one.key: one.text for one in panel.kind_on(item.case.referred_on).decisions}
        parts += facts([
            ("Decision", decisions.get(item.decision, "Not heard")), ("What was decided", item.decided),
            ("What was read and said", item.information), ("Risks that remain", item.risks), *_written(wrote.get(item.id, []), told),
        ])  # fmt: skip
        parts += [Part(POINT, _action(one)) for one in actions if one.panel_case_id == item.case.id]
    return parts


def _pack(actor: Actor, panel: PanelLine, items: list[ItemLine], now: datetime, told: _Told) -> list[Part]:
    referred = referrals_of_cases(actor, [one.case.case_id for one in items])
    held = requests_of_cases(actor, [one.case.id for one in items], now=now)
    wrote = updates(actor, [one.id for one in items])
    parts: list[Part] = []
    for item in items:
        parts.append(Part(HEADING, f"{item.slot.number}. {clock_time(item.slot.begins_at)} {item.case.about}"))
        line, names = referred.get(item.case.referral_id, (None, {}))
        if line is not None and told.may_read(line.id, line.agency_id):
            told_of = referral_facts(line, panel.kind_on(item.case.referred_on), names)
            parts += facts([(one.label, str(one.value)) for one in told_of])
        parts += facts([("Repeat", item.case.repeat_because if item.case.repeat != "not_repeat" else "")])
        parts += facts(
            [*(_answer(one, told, now) for one in held.get(item.case.id, [])), *_written(wrote.get(item.id, []), told)]
        )
    return parts


def _answer(line: RequestLine, told: _Told, now: datetime) -> tuple[str, str]:
    """An agency's answer as the recipient's own page tells it: how it stands by what they may read alone."""
    replies = [one for one in line.replies if told.may_read(one.id, one.of)]
    state = standing(replies[0].answer if replies else "", line.due_at, now)
    return line.agency, f"{ANSWERS[state]}. {' '.join(one.text for one in replies)}".strip()


def _written(found: list[UpdateLine], told: _Told) -> list[tuple[str, str]]:
    return [(f"Written update of {one.agency}", one.text) for one in found if told.may_read(one.id, one.of)]


def _action(one: ActionLine, *, named: bool = True) -> str:
    who = f"{one.agency}: " if named else ""
    state = ACTION_STATES[one.standing]
    because = f", because {one.because}" if one.state in ("could_not", "was_not") else ""
    return f"{one.number}. {who}{one.text} (by {day_in_words(one.due_on)}; {state.lower()}{because})"
