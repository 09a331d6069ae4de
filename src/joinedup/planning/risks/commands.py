"""Changing risks: words, scores with reasons, reviews, acceptance, closing, linking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from joinedup.foundation.commands import Outcome, Refused, check_version, command
from joinedup.meetings.calendar.queries import meeting_titles
from joinedup.planning.registers.queries import matrices
from joinedup.planning.risks.models import Acceptance, Risk, RiskEvent, RiskRegister, RiskScore, SameRisk
from joinedup.planning.risks.rules import SCORE_KINDS, STATES, has_lapsed, lapse_in_words, reference_sort, score_of
from joinedup_core.permits import Actor, Permission
from joinedup_core.scoring.matrix import Score, next_review

PREVIOUS = ("previous_likelihood", "previous_impact")


@command(Permission.EDIT_RISKS)
def add_risk(
    actor: Actor,
    register: RiskRegister,
    *,
    reference: str,
    text: str,
    on: date,
    consequence: str = "",
    category: str = "",
    owner_agency_id: UUID | None = None,
    owner_seat_id: UUID | None = None,
    owner_words: str = "",
    theme_ids: Sequence[UUID] = (),
) -> Outcome[UUID]:
    """Add a risk to a register. It is scored separately, each score with its reason."""
    _refuse_reference(register.pk, reference)
    _refuse_themes(register, theme_ids)
    made = Risk.objects.create(
        register=register,
        place=register.place,
        reference=reference.strip(),
        reference_sort=reference_sort(reference),
        text=text.strip(),
        consequence=consequence,
        category=category,
        owner_agency_id=owner_agency_id,
        owner_seat_id=owner_seat_id,
        owner_words=owner_words,
        reviewed_on=on,
    )
    made.themes.set(theme_ids)
    return Outcome(made.pk, f"risk {made.pk}")


@command(Permission.EDIT_RISKS)
def edit_risk(
    actor: Actor,
    risk: Risk,
    *,
    version: int,
    reference: str,
    text: str,
    consequence: str,
    category: str,
    owner_agency_id: UUID | None,
    owner_words: str,
    owner_seat_id: UUID | None = None,
    theme_ids: Sequence[UUID] = (),
) -> Outcome[list[str]]:
    """Change the words and the owner of a risk. The second of two editors is shown both versions."""
    check_version(risk, version, shown=shown_words(risk))
    if reference.strip() != risk.reference:
        _refuse_reference(risk.register_id, reference)
    _refuse_themes(risk.register, theme_ids)
    changed = risk.save_changes(
        reference=reference.strip(),
        reference_sort=reference_sort(reference),
        text=text.strip(),
        consequence=consequence,
        category=category,
        owner_agency_id=owner_agency_id,
        owner_seat_id=owner_seat_id,
        owner_words=owner_words,
    )
    if set(risk.themes.values_list("pk", flat=True)) != set(theme_ids):
        risk.themes.set(theme_ids)
        if not changed:
            risk.version += 1
            risk.save(update_fields=["version"])
        changed.append("themes")
    return Outcome(changed, f"changed {', '.join(changed) or 'nothing'}")


@command(Permission.EDIT_RISKS)
def reword_risk(actor: Actor, risk: Risk, *, field: str, text: str, on: date) -> Outcome[None]:
    """Put other words in place of a risk's text or consequence, keeping the old ones in its history."""
    if field not in ("text", "consequence"):
        raise Refused("bad_field", "Only the risk and its consequence can be reworded so.")
    before = getattr(risk, field)
    risk.save_changes(**{field: text.strip()})
    _event(risk, actor, "reworded", on, f"Before: {before}")
    return Outcome(None, f"reworded {field}")


@command(Permission.SCORE_RISKS)
def change_score(
    actor: Actor,
    risk: Risk,
    *,
    version: int,
    kind: str,
    likelihood: int,
    impact: int,
    reason: str,
    on: date,
    meeting_id: UUID | None = None,
) -> Outcome[UUID]:
    """Add a score, with the reason that it needs. What was scored before stays in the history."""
    check_version(risk, version, shown=shown_scores(risk))
    if kind not in SCORE_KINDS:
        raise Refused("bad_kind", "Choose current, target or inherent.", "kind")
    if not reason.strip():
        raise Refused("no_reason", "Say why the score is this: the board challenges reasons, not numbers.", "reason")
    if risk.state == "closed":
        raise Refused("closed", "This risk is closed: reopen it before scoring it.")
    if meeting_id and meeting_id not in meeting_titles(actor, {meeting_id}):
        raise Refused("no_such_meeting", "Choose a meeting of the register's board, or none.", "meeting_id")
    matrix = matrices([risk.register_id], on=on)[risk.register_id]
    if wrong := matrix.problem(likelihood, impact):
        raise Refused("score_off_scale", wrong, "likelihood" if likelihood > len(matrix.likelihoods) else "impact")
    score = Score(likelihood, impact)
    before = risk.scores.filter(kind=kind).order_by("-number").first()
    if before and score == Score(before.likelihood, before.impact):
        raise Refused("no_change", f"The {kind} score is {score} already. To say that it holds, record a review.")
    made = RiskScore.objects.create(
        risk=risk,
        place=risk.place,
        kind=kind,
        number=before.number + 1 if before else 1,
        likelihood=likelihood,
        impact=impact,
        reason=reason.strip(),
        scored_on=on,
        author_id=actor.user_id,
        meeting_id=meeting_id,
    )
    _set_scores(risk, kind, score, matrix, on)
    return Outcome(made.pk, f"{kind} {score}" + (f" (before {before.likelihood} x {before.impact})" if before else ""))


@command(Permission.SCORE_RISKS)
def explain_score(actor: Actor, score: RiskScore, *, reason: str, on: date) -> Outcome[None]:
    """Give the reason of a score that came without one. A reason that stands is never changed."""
    if score.reason:
        raise Refused("has_reason", "This score has its reason already; reasons are not changed.")
    if not reason.strip():
        raise Refused("no_reason", "Say why the score moved.", "reason")
    score.save_changes(reason=reason.strip(), explained_on=on)
    return Outcome(None, f"explained {score.kind} {score.number}")


@command(Permission.SCORE_RISKS)
def record_review(actor: Actor, risk: Risk, *, on: date, note: str) -> Outcome[date | None]:
    """Record that the risk was looked at and holds as it stands; the next review follows from its level."""
    if not note.strip():
        raise Refused("no_note", "Say in a line what was looked at.", "note")
    matrix = matrices([risk.register_id], on=on)[risk.register_id]
    due = next_review(matrix, score_of(risk.current_likelihood, risk.current_impact), on)
    risk.save_changes(reviewed_on=on, next_review_on=due)
    _event(risk, actor, "reviewed", on, note)
    return Outcome(due, "reviewed")


@command(Permission.ACCEPT_RISKS)
def accept_risk(
    actor: Actor, risk: Risk, *, reason: str, on: date, until_on: date, approver_id: UUID | None = None
) -> Outcome[UUID]:
    """Accept a risk as it stands, at the score it has, until a day. Whoever does so is the approver."""
    if risk.state != "open":
        raise Refused("not_open", f"This risk is {STATES[risk.state].lower()}: only an open risk can be accepted.")
    if not reason.strip():
        raise Refused("no_reason", "Say why the board can live with this risk.", "reason")
    if until_on <= on:
        raise Refused("ends_too_soon", "Give a day after today on which the acceptance ends.", "until_on")
    made = Acceptance.objects.create(
        risk=risk,
        place=risk.place,
        approver_id=approver_id or actor.user_id,
        reason=reason.strip(),
        score=str(score_of(risk.current_likelihood, risk.current_impact) or ""),
        accepted_on=on,
        until_on=until_on,
    )
    risk.save_changes(state="accepted")
    _event(risk, actor, "accepted", on, reason)
    return Outcome(made.pk, f"accepted until {until_on}")


@command(Permission.ACCEPT_RISKS)
def end_acceptance(actor: Actor, risk: Risk, *, reason: str, on: date) -> Outcome[None]:
    """End the acceptance of a risk: it is open again."""
    if not risk.acceptances.filter(ended_on=None).exists():
        raise Refused("not_accepted", "This risk is not accepted: there is nothing to end.")
    for held in risk.acceptances.filter(ended_on=None):
        held.save_changes(ended_on=on)
    risk.save_changes(state="open")
    _event(risk, actor, "acceptance_ended", on, reason)
    return Outcome(None, "acceptance ended")


@command(Permission.ACCEPT_RISKS)
def let_acceptance_lapse(actor: Actor, risk: Risk, *, on: date) -> Outcome[bool]:
    """End an acceptance whose last day has passed: the risk is open again, and somebody decides again (a job does this)."""
    held = risk.acceptances.filter(ended_on=None).first()
    if held is None or risk.register.as_at_on or not has_lapsed(held.until_on, on):
        return Outcome(False, "nothing has lapsed")
    held.save_changes(ended_on=held.until_on)
    if risk.state == "accepted":
        risk.save_changes(state="open")
    _event(risk, actor, "acceptance_ended", on, f"Open again: {lapse_in_words(held.until_on)}")
    return Outcome(True, f"open again: the acceptance ended on {held.until_on}")


@command(Permission.EDIT_RISKS)
def close_risk(actor: Actor, risk: Risk, *, reason: str, on: date) -> Outcome[None]:
    """Close a risk, saying why. It keeps its history and can be reopened."""
    if risk.state == "closed":
        raise Refused("closed", "This risk is closed already.")
    if not reason.strip():
        raise Refused("no_reason", "Say why the risk can be closed.", "reason")
    for held in risk.acceptances.filter(ended_on=None):
        held.save_changes(ended_on=on)
    risk.save_changes(state="closed")
    _event(risk, actor, "closed", on, reason)
    return Outcome(None, "closed")


@command(Permission.EDIT_RISKS)
def reopen_risk(actor: Actor, risk: Risk, *, reason: str, on: date) -> Outcome[None]:
    """Open a closed risk again, saying why."""
    if risk.state != "closed":
        raise Refused("not_closed", "This risk is not closed.")
    if not reason.strip():
        raise Refused("no_reason", "Say why the risk is open again.", "reason")
    risk.save_changes(state="open")
    _event(risk, actor, "reopened", on, reason)
    return Outcome(None, "reopened")


@command(Permission.EDIT_RISKS)
def link_same_risk(actor: Actor, risk: Risk, other: Risk, *, on: date) -> Outcome[UUID]:
    """Link two risks of different registers as the same risk; each shows the other's score."""
    if risk.register_id == other.register_id:
        raise Refused("same_register", "Both stand in one register: merge them there by closing one.")
    made, new = SameRisk.objects.get_or_create(
        risk=min(risk, other, key=lambda r: r.pk),
        other=max(risk, other, key=lambda r: r.pk),
        defaults={"id": uuid4(), "place": risk.place},
    )
    if new:
        _event(risk, actor, "linked", on, f"{other.reference} in another register")
        _event(other, actor, "linked", on, f"{risk.reference} in another register")
    return Outcome(made.pk, f"linked with {other.pk}")


@command(Permission.EDIT_RISKS)
def unlink_same_risk(actor: Actor, risk: Risk, other: Risk, *, on: date) -> Outcome[None]:
    """Take the link between two risks away."""
    gone, _ = (
        SameRisk.objects.filter(risk=risk, other=other) | SameRisk.objects.filter(risk=other, other=risk)
    ).delete()
    if gone:
        _event(risk, actor, "unlinked", on, f"{other.reference} in another register")
        _event(other, actor, "unlinked", on, f"{risk.reference} in another register")
    return Outcome(None, f"unlinked from {other.pk}")


def shown_words(risk: Risk) -> dict[str, Any]:
    """What the form for words shows, for whoever saves second."""
    return {
        "Reference": risk.reference,
        "Risk": risk.text,
        "Consequence": risk.consequence,
        "Category": risk.category,
        "Themes": ", ".join(risk.themes.order_by("position", "name").values_list("name", flat=True)),
        "Owner in words": risk.owner_words,
    }


def shown_scores(risk: Risk) -> dict[str, Any]:
    """What the form for scores shows, for whoever saves second."""
    return {
        "Current": str(score_of(risk.current_likelihood, risk.current_impact) or "not scored"),
        "Target": str(score_of(risk.target_likelihood, risk.target_impact) or "not scored"),
    }


def _refuse_reference(register_id: UUID, reference: str) -> None:
    if not reference.strip():
        raise Refused("no_reference", "Give the risk a reference, such as 1.1.", "reference")
    if Risk.objects.filter(register_id=register_id, reference=reference.strip()).exists():
        raise Refused("reference_taken", "Another risk of this register has this reference.", "reference")


def _refuse_themes(register: RiskRegister, theme_ids: Sequence[UUID]) -> None:
    if set(theme_ids) - set(register.partnership.themes.values_list("pk", flat=True)):
        raise Refused("no_such_theme", "Choose themes of this partnership's list.", "theme_ids")


def _set_scores(risk: Risk, kind: str, score: Score, matrix: Any, on: date) -> None:
    """Keep the latest scores on the risk in step with its history."""
    if kind == "inherent":
        risk.save_changes(reviewed_on=on, next_review_on=risk.next_review_on)
        return
    changes: dict[str, Any] = {
        f"{kind}_likelihood": score.likelihood,
        f"{kind}_impact": score.impact,
        f"{kind}_value": score.value,
    }
    if kind == "current":
        changes |= {
            "previous_likelihood": risk.current_likelihood,
            "previous_impact": risk.current_impact,
            "reviewed_on": on,
            "next_review_on": next_review(matrix, score, on),
        }
    risk.save_changes(**changes)


def _event(risk: Risk, actor: Actor, kind: str, on: date, text: str) -> None:
    RiskEvent.objects.create(
        risk=risk, place=risk.place, kind=kind, text=text.strip(), happened_on=on, author_id=actor.user_id
    )
