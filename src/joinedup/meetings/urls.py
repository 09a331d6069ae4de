"""Addresses of the meetings room, below a partnership's key and `meetings/`. Each corner keeps its own."""

from django.urls import URLPattern

app_name = "meetings"
urlpatterns: list[URLPattern] = []
