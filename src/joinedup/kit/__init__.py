"""The kit: accessible page parts (page shell, forms, tables, pictures) that know nothing of safeguarding."""
