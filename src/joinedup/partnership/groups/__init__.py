"""Groups: what they are for, how they report to one another, who chairs them and until when."""
