"""Where things sit. A place is a path from the wide to the narrow; a grant holds there and below."""

from uuid import UUID

from joinedup_core.permits import Place


def partnership(key: str) -> Place:
    """The whole of one partnership, for example `shropshire/`."""
    return f"{key}/"


def board(key: str) -> Place:
    """The board side of a partnership: no grant here opens a case."""
    return f"{key}/board/"


def group(key: str, group_id: UUID) -> Place:
    """One group of a partnership, and what it owns: meetings, registers, papers."""
    return f"{key}/board/group:{group_id}/"


def key_of(place: Place) -> str:
    """The partnership's key in a place: `shropshire/board/` gives `shropshire`."""
    return place.split("/", 1)[0]


def people(key: str, person_id: UUID | None = None) -> Place:
    """The people of a partnership, or one of them. Neither seat nor role reaches them: only a link to their case does."""
    return f"{key}/people/{person_id}/" if person_id else f"{key}/people/"


def case(key: str, case_id: UUID) -> Place:
    """One case of a partnership and all that is in it."""
    return f"{key}/case/{case_id}/"
