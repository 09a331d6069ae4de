"""Every address of the running program. Each is listed as public, own or placed in tests/house/addresses.txt."""

from django.urls import include, path

from joinedup.front.health import health

urlpatterns = [
    path("health/", health, name="health"),
    path("accounts/", include("allauth.urls")),
    path("<slug:partnership>/", include("joinedup.partnership.urls")),
]
