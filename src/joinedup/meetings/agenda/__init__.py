"""The agenda: items, standing items, the forward plan."""
