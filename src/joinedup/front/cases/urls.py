"""Addresses of the pages of cases and people. Wired only where the case wing is installed."""

from django.urls import path

from joinedup.front.cases import views

app_name = "casefiles"
urlpatterns = [
    path("persons/<uuid:person_id>/", views.person, name="person"),
    path("<uuid:case_id>/", views.case, name="case"),
]
