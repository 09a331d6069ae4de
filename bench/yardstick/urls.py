"""The admin's change lists, each with the columns, joins and page length of our own page."""

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.urls import path

from bench.yardstick.lists import LISTS


class Site(admin.AdminSite):
    """Everybody signed in may see everything, as an administrator may."""

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active)


class ChangeList(admin.ModelAdmin):
    """A change list that asks nobody for permission, so that it has less to do than a real one."""

    def has_module_permission(self, request):
        return True

    def has_view_permission(self, request, obj=None):
        return True

    has_add_permission = has_module_permission
    has_change_permission = has_delete_permission = has_view_permission

    def lookup_allowed(self, lookup, value, request=None):
        return True


site = Site(name="admin")
for label, options in LISTS.items():
    if label.split(".")[1].lower() in apps.all_models[label.split(".")[0]]:
        site.register(apps.get_model(label), type("List", (ChangeList,), options))
urlpatterns = [path("admin/", site.urls)]
