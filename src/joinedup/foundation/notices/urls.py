"""Addresses of the outbox, below a partnership's key."""

from django.urls import path

from joinedup.foundation.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.notices, name="notices"),
    path("<uuid:notice_id>/", views.notice, name="notice"),
    path("<uuid:notice_id>/retry/", views.retry, name="retry"),
]
