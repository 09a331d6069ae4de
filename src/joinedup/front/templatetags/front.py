"""Tags of the front door's own pages."""

from django import template
from django.urls import reverse

from joinedup.foundation.search.rules import Hit

register = template.Library()


@register.simple_tag
def hit_address(hit: Hit) -> str:
    """Where something found is."""
    name, *args = hit.route
    return reverse(name, args=args)
