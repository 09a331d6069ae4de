"""What can be sent to a desk or to a stage, to whom, and the words for it. Pure."""

from __future__ import annotations

ALERT, REQUEST, ESCALATION, CAUSED = "alert", "request", "escalation", "caused"
WHAT = {
    ALERT: "A risk alert",
    REQUEST: "A request for information",
    ESCALATION: "A disagreement to settle",
    CAUSED: "An enquiry that the council causes your agency to make",
}
DESK, MANAGER, LEAD, CHAIR, STARTER = "", "case_supervisor", "agency_lead", "independent_chair", "starter"
"""To whom: those of a team; its supervisors; the lead of the agency; the chair of the partnership; whoever started it."""
ROLES = {
    DESK: "the desk",
    MANAGER: "the manager",
    LEAD: "the senior lead of the agency",
    CHAIR: "the independent chair",
    STARTER: "whoever started it",
}
