"""Addresses of confidential addresses, below a partnership's key and `confidential/`."""

from django.urls import path

from joinedup.people.confidential import views

app_name = "confidential"
urlpatterns = [
    path("<uuid:person_id>/", views.reveal, name="reveal"),
    path("<uuid:person_id>/letter/", views.letter, name="letter"),
    path("<uuid:person_id>/keep/", views.keep, name="keep"),
]
