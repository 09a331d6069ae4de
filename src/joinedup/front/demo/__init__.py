"""The demonstration: three partnerships from published facts, one invented and lived in, and a cast to sign in as."""

from joinedup.front.demo.loading import load
from joinedup.front.demo.people import CastMember, cast

__all__ = ["CastMember", "cast", "load"]
