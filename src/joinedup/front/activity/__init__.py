"""The activity record of a partnership: who did what, and whether the trail is as it was written."""
