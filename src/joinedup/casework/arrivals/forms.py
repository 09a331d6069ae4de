"""Forms of what was sent to a desk or a stage."""

from __future__ import annotations

from joinedup.casework.escalations.rules import MOVED, SAID, SETTLED
from joinedup.kit.forms import Form, LongTextField, RadiosField

ACTS = {
    SETTLED: "It is settled",
    MOVED: "It goes to the next stage",
    SAID: "Something was said or agreed, and it is not settled",
}


class AnswerEscalationForm(Form):
    """What becomes of a disagreement."""

    act = RadiosField(label="How does it stand now?", choices=ACTS.items())
    words = LongTextField(label="What was said, tried or agreed?", rows=4, help_text="By whom, and when")
