"""What each change list shows: as many columns and rows as the page it is measured against."""

LISTS: dict[str, dict[str, object]] = {
    "planning.Risk": {
        "list_display": (
            "reference", "text", "current_value", "previous_likelihood", "target_value", "owner_agency", "next_review_on", "state",
        ),
        "list_select_related": ("register", "owner_agency", "owner_seat"),
        "list_filter": ("state", "category"),
        "search_fields": ("text", "consequence"),
        "ordering": ("reference_sort",),
        "list_per_page": 50,
    },
    "meetings.Action": {
        "list_display": ("number", "text", "owner_seat", "owner_agency", "due_on", "status", "priority", "group"),
        "list_select_related": ("group", "owner_agency", "owner_seat"),
        "list_filter": ("status", "priority"),
        "search_fields": ("text", "source_words"),
        "ordering": ("due_on", "number"),
        "list_per_page": 50,
    },
    "meetings.Attendance": {
        "list_display": ("held_on", "group", "agency", "post", "role", "state"),
        "list_select_related": ("group", "agency"),
        "list_filter": ("state", "role"),
        "ordering": ("-held_on", "id"),
        "list_per_page": 50,
    },
    "partnership.Duty": {
        "list_display": ("text", "legislation", "regime"),
        "search_fields": ("text", "legislation"),
        "ordering": ("id",),
        "list_per_page": 100,
    },
}  # fmt: skip
