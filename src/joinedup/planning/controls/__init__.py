"""Controls: what is in place or planned against a risk, by whom and by when."""
