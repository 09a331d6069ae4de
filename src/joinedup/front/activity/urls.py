"""Addresses of the activity record."""

from django.urls import path

from joinedup.front.activity import views

app_name = "activity"
urlpatterns = [path("", views.activity, name="activity"), path("check/", views.check, name="check")]
