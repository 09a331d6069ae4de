"""The yardstick: Django admin over the same tables. Only here: the product has no Django admin."""
