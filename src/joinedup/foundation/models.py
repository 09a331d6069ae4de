"""The foundation's models, from its corners, gathered where Django looks for them."""

from joinedup.foundation.accounts.models import AgencyService, RoleGrant, User
from joinedup.foundation.files.models import StoredFile
from joinedup.foundation.following.models import Follow
from joinedup.foundation.imports.models import ImportDraft, RememberedColumns
from joinedup.foundation.jobs.models import JobRun
from joinedup.foundation.links.models import LightLink
from joinedup.foundation.notices.models import Notice
from joinedup.foundation.placed import Placed, classified
from joinedup.foundation.search.models import SearchWord
from joinedup.foundation.sent_forms.models import SentForm
from joinedup.foundation.trail.models import TrailEntry, TrailHead

__all__ = [
    "AgencyService",
    "Follow",
    "ImportDraft",
    "JobRun",
    "LightLink",
    "Notice",
    "Placed",
    "RememberedColumns",
    "RoleGrant",
    "SearchWord",
    "SentForm",
    "StoredFile",
    "TrailEntry",
    "TrailHead",
    "User",
    "classified",
]
