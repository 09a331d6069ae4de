"""The contact standards that a partnership keeps of its own: a rule file, approved by a group, from a day on."""
