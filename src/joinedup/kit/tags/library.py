"""The one library that all the kit's tags are registered in."""

from django.template import Library

register = Library()
