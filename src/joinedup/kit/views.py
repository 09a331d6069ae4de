"""The gallery: every part of the kit on one page, for those who build pages and for the accessibility tests."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from joinedup.kit.answers import page


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Every part, with content as it is in life."""
    return page(request, "kit/gallery.html")


@login_not_required
def gallery_error(request: HttpRequest, status: int) -> HttpResponse:
    """An error page, looked at on purpose."""
    return page(request, f"{status}.html", status=status, reference="3f9a12bc")
