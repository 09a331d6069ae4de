"""What was done, in words."""

DONE_WORDS = {
    "meetings.add_action": "An action was added",
    "meetings.edit_action": "An action was changed",
    "meetings.give_action": "An action has a new owner",
    "meetings.update_progress": "Progress was reported on an action",
    "meetings.take_step": "An action moved on",
    "meetings.record_decision": "A decision was recorded",
    "meetings.ratify_decision": "A decision was ratified",
    "meetings.save_attendance": "Attendance was recorded",
    "meetings.mark_attendance": "Attendance was recorded",
    "meetings.arrange_meeting": "A meeting was arranged",
    "meetings.plan_series": "A series of meetings was arranged",
    "meetings.change_meeting": "A meeting was changed",
    "meetings.cancel_meeting": "A meeting was cancelled",
    "meetings.add_paper": "A paper was added",
    "meetings.add_version": "A paper has a new version",
    "meetings.draft_minutes": "Minutes were drafted",
    "meetings.approve_minutes": "Minutes were approved",
    "meetings.circulate_minutes": "Minutes were circulated",
    "planning.score_risk": "A risk has a new score",
    "planning.add_risk": "A risk was added",
    "planning.edit_risk": "A risk was changed",
    "planning.close_risk": "A risk was closed",
    "planning.accept_risk": "A risk was accepted",
    "partnership.edit_group": "The group was changed",
    "partnership.give_seat": "A seat has a new holder",
    "partnership.vacate_seat": "A seat became vacant",
}


def told(verb: str) -> str:
    """What a command did, in words; one without words of its own is told by its name."""
    name = verb.split(".")[-1].replace("_", " ")
    return DONE_WORDS.get(verb, name[:1].upper() + name[1:])
