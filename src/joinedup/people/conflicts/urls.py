"""Addresses of conflicts of interest, below a partnership's key and `conflicts/`."""

from django.urls import path

from joinedup.people.conflicts import views

app_name = "conflicts"
urlpatterns = [
    path("", views.conflicts, name="conflicts"),
    path("record/", views.record, name="record"),
    path("<uuid:conflict_id>/end/", views.end, name="end"),
]
