"""Finding risks by words, among those the actor may see."""

from __future__ import annotations

from joinedup.foundation.search.queries import found
from joinedup.foundation.search.rules import Hit, excerpt, words_in
from joinedup.planning.risks.models import Risk
from joinedup_core.permits import Actor, Permission


def search(actor: Actor, text: str) -> list[Hit]:
    """What the search finds in the planning room."""
    rows = Risk.objects.visible_to(actor, Permission.SEE_RISKS)
    of_register = ("register__name", "register__partnership__key", "register__partnership__name")
    return [
        Hit(
            "Risk", f"{r.reference}: {excerpt(r.text, words_in(text), 110)}",
            ("planning:risk", r.register.partnership.key, r.pk), r.register.partnership.name,
            f"{r.register.name}. {excerpt(r.consequence, words_in(text))}", rank,
        )
        for r, rank in found(rows, text, "reference", "text", "consequence", *of_register)
    ]  # fmt: skip
