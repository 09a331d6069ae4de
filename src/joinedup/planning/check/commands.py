"""What one click does about a finding, and how it is undone: all through ordinary commands."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.planning.check.queries import Check
from joinedup.planning.check.rules import ASK_RULES, Found
from joinedup.planning.controls.commands import reword_control
from joinedup.planning.risks.commands import (
    change_score,
    close_risk,
    link_same_risk,
    reopen_risk,
    reword_risk,
    unlink_same_risk,
)
from joinedup.planning.risks.models import Control, FindingAnswer, Risk
from joinedup.planning.risks.queries import get_risk
from joinedup_core.permits import Actor, Permission

BY_CHECK = "Register check"


@command(Permission.EDIT_RISKS)
def answer_finding(
    actor: Actor, risk: Risk, *, rule: str, answer: str, on: date, note: str = "", control: Control | None = None
) -> Outcome[UUID]:
    """Record that a finding was asked about, or set aside because; the finding stays listed, marked so."""
    if answer == "set_aside" and not note.strip():
        raise Refused("no_reason", "Say why this finding is set aside.", "note")
    FindingAnswer.objects.filter(risk=risk, control=control, rule=rule, withdrawn_on=None).update(withdrawn_on=on)
    made = FindingAnswer.objects.create(
        risk=risk,
        control=control,
        place=risk.place,
        rule=rule,
        answer=answer,
        note=note.strip(),
        answered_on=on,
        author_id=actor.user_id,
    )
    return Outcome(made.pk, f"{rule}: {answer}")


@command(Permission.EDIT_RISKS)
def withdraw_answer(actor: Actor, risk: Risk, *, rule: str, on: date, control: Control | None = None) -> Outcome[int]:
    """Take back what was asked or set aside: the finding stands as before."""
    answers = FindingAnswer.objects.filter(risk=risk, control=control, rule=rule, withdrawn_on=None)
    return Outcome(answers.update(withdrawn_on=on), f"{rule}: withdrawn")


def find(check: Check, where: str, rule: str) -> Found:
    """The finding somebody clicked, as it stands now. Refused where it was put right in the meantime."""
    for found in check.found:
        if found.finding.rule == rule and found.finding.where == where:
            return found
    raise Refused("gone", "This finding no longer stands: somebody has put it right already.")


def set_aside(actor: Actor, found: Found, *, note: str, on: date) -> UUID:
    """Set a finding aside, saying why."""
    risk_id, control_id = _ids(found)
    return answer_finding(
        actor, risk_id, rule=found.finding.rule, answer="set_aside", note=note, on=on, control=control_id
    )


def take_back(actor: Actor, found: Found, *, on: date) -> None:
    """Take back what was asked about a finding, or that it was set aside."""
    risk_id, control_id = _ids(found)
    withdraw_answer(actor, risk_id, rule=found.finding.rule, on=on, control=control_id)


def _ids(found: Found) -> tuple[UUID, UUID | None]:
    key = found.finding.control_key
    return UUID(found.finding.risk_key), UUID(key) if key else None


def correct(actor: Actor, partnership: str, found: Found, *, on: date) -> dict[str, Any]:
    """Do what the finding's correction offers; gives back what `undo` needs."""
    finding = found.finding
    offered = finding.correction
    if offered is None:
        raise Refused("no_correction", "There is no correction by one click here: open the risk.")
    risk_id, control_id = _ids(found)
    done: dict[str, Any] = {
        "what": offered.key,
        "label": offered.label,
        "row": f"{found.register_name} {found.row}",
        "risk": finding.risk_key,
        "control": finding.control_key,
        "rule": finding.rule,
        "field": finding.field,
    }
    if offered.key in ASK_RULES:
        answer_finding(actor, risk_id, rule=finding.rule, answer="asked", on=on, control=control_id)
    elif offered.key == "close_at_target":
        close_risk(actor, risk_id, reason="The current score has reached the target.", on=on)
    elif offered.key == "link_same":
        link_same_risk(actor, risk_id, UUID(finding.other_key), on=on)
        done["other"] = finding.other_key
    elif offered.key == "lower_target":
        likelihood, impact = (int(part) for part in offered.text.split(" x "))
        done["before"] = _set_target(actor, partnership, risk_id, likelihood, impact, finding.because, on)
    elif offered.key == "reword" and control_id:
        done["before"] = reword_control(actor, control_id, text=offered.text)
    elif offered.key == "reword":
        done["before"] = finding.evidence[0]
        reword_risk(actor, risk_id, field=_text_field(finding.field), text=offered.text, on=on)
    return done


def undo(actor: Actor, partnership: str, done: dict[str, Any], *, on: date) -> None:
    """Put back what the last correction changed; the history keeps both."""
    risk_id, control_id = UUID(done["risk"]), UUID(done["control"]) if done["control"] else None
    what = done["what"]
    if what in ASK_RULES:
        withdraw_answer(actor, risk_id, rule=done["rule"], on=on, control=control_id)
    elif what == "close_at_target":
        reopen_risk(actor, risk_id, reason="Closed from the register check, and taken back.", on=on)
    elif what == "link_same":
        unlink_same_risk(actor, risk_id, UUID(done["other"]), on=on)
    elif what == "lower_target":
        likelihood, impact = (int(part) for part in done["before"].split(" x "))
        _set_target(actor, partnership, risk_id, likelihood, impact, "Correction taken back.", on)
    elif what == "reword" and control_id:
        reword_control(actor, control_id, text=done["before"])
    elif what == "reword":
        reword_risk(actor, risk_id, field=_text_field(done["field"]), text=done["before"], on=on)


def _set_target(
    actor: Actor, partnership: str, risk_id: UUID, likelihood: int, impact: int, because: str, on: date
) -> str:
    """Set the target, and give back what it was."""
    risk = get_risk(actor, partnership, risk_id, on=on).line
    change_score(
        actor,
        risk_id,
        version=risk.version,
        kind="target",
        likelihood=likelihood,
        impact=impact,
        reason=f"{BY_CHECK}: {because}",
        on=on,
    )
    return str(risk.target)


def _text_field(field: str) -> str:
    return "consequence" if field == "consequence" else "text"
