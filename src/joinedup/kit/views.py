"""The gallery: every part of the kit on one page, for those who build pages and for the accessibility tests."""

from django.http import HttpRequest, HttpResponse

from joinedup.kit.answers import page


def gallery(request: HttpRequest) -> HttpResponse:
    """Every part, with content as it is in life."""
    return page(request, "kit/gallery.html")


def gallery_error(request: HttpRequest, status: int) -> HttpResponse:
    """An error page, looked at on purpose."""
    return page(request, f"{status}.html", status=status, reference="3f9a12bc")
