"""Addresses of the numbers for boards, below `/<partnership>/numbers/`."""

from django.urls import path

from joinedup.casework.numbers import views

app_name = "numbers"
urlpatterns = [
    path("", views.numbers, name="numbers"),
    path("recount/", views.recount, name="recount"),
]
