"""Every address of the running program. Each is listed as public, own or placed in tests/house/addresses.txt."""

from django.conf import settings
from django.urls import include, path

from joinedup.front import case_wing, demonstration, views
from joinedup.front.following.views import following
from joinedup.front.health import health
from joinedup.front.search.views import search
from joinedup.front.work import views as work
from joinedup.kit.views import gallery
from joinedup.meetings.urls import calendar_feed

handler500 = "joinedup.kit.answers.fault"
gallery_pages = [path("gallery/", gallery, name="gallery")] if settings.DEMO or settings.DEBUG else []
cast_pages = [
    path("demo/", demonstration.cast, name="cast"),
    path("demo/<uuid:user_id>/", demonstration.sign_in_as, name="sign_in_as"),
]
"""Outside the demonstration these answer 404: nobody is signed in as anybody."""
urlpatterns = [
    path("", views.home, name="home"),
    path("help/", views.help_page, name="help"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("partnerships/", views.partnerships, name="partnerships"),
    path("account/", views.account, name="account"),
    path("search/", search, name="search"),
    path("acting-agency/", views.acting_agency, name="acting_agency"),
    *cast_pages,
    *gallery_pages,
    path("health/", health, name="health"),
    path("accounts/", include("allauth.urls")),
    path("link/", include("joinedup.foundation.links.urls")),
    path("public/", include("joinedup.partnership.public.urls")),
    path("<slug:partnership>/meetings/", include("joinedup.meetings.urls")),
    path("<slug:partnership>/actions/", include("joinedup.meetings.actions.urls")),
    path("<slug:partnership>/notices/", include("joinedup.foundation.notices.urls")),
    path("<slug:partnership>/import/", include("joinedup.front.imports.urls")),
    path("<slug:partnership>/risks/", include("joinedup.planning.urls")),
    path("calendar/<uuid:key>.ics", calendar_feed, name="calendar_feed"),
    path("following/", following, name="following"),
    path("installation/", include("joinedup.front.people.installation.urls")),
    path("<slug:partnership>/people/", include("joinedup.front.people.urls")),
    *case_wing.addresses(),
    path("<slug:partnership>/activity/", include("joinedup.front.activity.urls")),
    path("<slug:partnership>/chair/", work.chair, name="chair"),
    path("<slug:partnership>/our-agency/", work.agency, name="our_agency"),
    path("<slug:partnership>/", include("joinedup.partnership.urls")),
]
