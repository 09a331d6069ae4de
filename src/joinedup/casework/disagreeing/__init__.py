"""Starting a disagreement by whoever was sent something, and sees nothing else of its case."""
