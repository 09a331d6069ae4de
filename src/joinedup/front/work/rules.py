"""What was done, in words: `record_decision` is told as "Decision recorded"."""

PAST = {
    "accept": "accepted", "add": "added", "answer": "answered", "approve": "approved", "arrange": "arranged", "ask": "asked for",
    "cancel": "cancelled", "change": "changed", "circulate": "circulated", "close": "closed", "complete": "said to be done",
    "confirm": "confirmed", "create": "made", "declare": "declared", "draft": "drafted", "edit": "changed", "end": "ended",
    "explain": "explained", "give": "given to somebody", "grant": "granted", "hold": "held", "import": "imported",
    "invite": "invited", "judge": "judged", "link": "linked", "make": "made", "move": "moved", "name": "named", "open": "opened",
    "pass": "passed on", "place": "placed", "plan": "planned", "publish": "published", "raise": "raised", "record": "recorded",
    "remove": "removed", "reopen": "opened again", "restrict": "restricted", "return": "sent back", "revoke": "withdrawn",
    "reword": "reworded", "send": "sent", "set": "set", "settle": "settled", "shift": "moved", "show": "shown",
    "start": "started", "succeed": "succeeded by another", "supersede": "superseded", "take": "taken up", "unlink": "unlinked",
    "update": "updated", "vacate": "vacated", "withdraw": "withdrawn",
}  # fmt: skip
OWN_WORDS = {
    "add_note": "Progress told",
    "change_score": "Risk has a new score",
    "appoint": "Role granted by an administrator",
    "complete_action": "Action said to be done",
    "deactivate_user": "Account closed",
    "decide_not_to_implement": "Action not implemented, because",
    "follow_group": "Group followed",
    "grant_role_here": "Role granted",
    "open_restricted_paper": "Restricted paper opened to seats",
    "reactivate_user": "Account opened again",
    "remind_owner": "Owner reminded",
    "report_cannot_be_done": "Action could not be done, because",
    "reset_second_factor": "Second factor removed",
    "retry_notice": "Message sent again",
    "seek_agreement": "Agreement sought",
    "send_back_action": "Action sent back to its owner",
    "send_notice": "Message sent",
    "serve_agency": "Agency served",
    "stop_publishing": "Arrangements no longer published",
    "take_up_action": "Published action taken up",
    "unfollow_group": "Group followed no more",
    "update_by_link": "Action updated through a link",
}


def told(verb: str) -> str:
    """What a command did, in words; a verb without a past here is told by the command's name."""
    name = verb.split(".")[-1]
    if name in OWN_WORDS:
        return OWN_WORDS[name]
    act, _, thing = name.partition("_")
    words = thing.replace("_", " ")
    return (
        f"{words[:1].upper()}{words[1:]} {PAST[act]}" if act in PAST and words else name.replace("_", " ").capitalize()
    )


NO_NEWS = frozenset({"follow_group", "unfollow_group", "remind_owner", "remind_invited", "remind_asked"})
"""What says nothing about the work: who follows what (their own business), and reminders, which the register shows."""


def is_news(verb: str) -> bool:
    """Whether a follower is told of it."""
    return verb.split(".")[-1] not in NO_NEWS
