"""Following: what somebody wants to hear of when it changes."""
