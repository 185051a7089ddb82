"""Exolix, API v2: https://exolix.com/api/v2 (no key needed; with one, orders can be listed)."""
