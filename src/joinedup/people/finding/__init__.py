"""Find before create: possible matches as pointers, never content."""
