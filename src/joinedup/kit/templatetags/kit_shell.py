"""What only the page shell needs."""

from django import template
from django.apps import apps
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def htmx(context: template.Context) -> SafeString | str:
    """The script of htmx, where django-htmx is installed."""
    if not apps.is_installed("django_htmx"):
        return ""
    from django_htmx.jinja import htmx_script

    return htmx_script(nonce=context.get("csp_nonce"))
