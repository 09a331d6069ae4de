"""The gallery: every part of the kit on one page, for those who build pages and for the accessibility tests."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from joinedup.kit import gallery as shown
from joinedup.kit.answers import page
from joinedup.kit.tables import Column, Table

SHELL = {
    "navigation": [("My work", "/", False), ("Meetings", "#", True), ("Actions", "#", False), ("Risks", "#", False)],
    "user_menu": {
        "name": "Maya Okafor",
        "agency": "Severnshire Partnership Business Unit",
        "account_url": "#",
        "sign_out_url": "#",
    },
    "partnership_name": "Severnshire Safeguarding and Community Safety Partnership",
    "demonstration": True,
    "footer_links": [("Help", "#"), ("Accessibility statement", "#"), ("Activity record", "#")],
}


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Every part, with content as it is in life."""
    asked = request.GET.get("page", "")
    parts = {
        "form": shown.GalleryForm(),
        "wrong": shown.wrong_form(),
        "filters_form": shown.GalleryFilters({"owner": "icb", "late": "on", **request.GET.dict()}),
        "table": shown.actions_table(
            request.GET.get("sort", "-due"), int(asked) if asked.isdecimal() and len(asked) < 6 else 2
        ),
        "empty": Table("Late papers", [Column("title", "Paper")], [], empty="No paper is late."),
    }
    return page(request, "kit/gallery.html", **SHELL, **parts, **shown.content(), **shown.charts())


@login_not_required
def gallery_error(request: HttpRequest, status: int) -> HttpResponse:
    """An error page, looked at on purpose."""
    return page(request, f"{status}.html", status=status, reference="3f9a12bc")
