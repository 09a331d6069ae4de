"""Addresses of a partnership's people."""

from django.urls import path

from joinedup.front.people import views

app_name = "people"
urlpatterns = [
    path("", views.people, name="people"),
    path("invite/", views.invite, name="invite"),
    path("<uuid:user_id>/", views.person, name="person"),
    path("<uuid:user_id>/roles/<uuid:grant_id>/end/", views.end, name="end"),
]
