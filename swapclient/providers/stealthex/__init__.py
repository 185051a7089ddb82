"""StealthEX, API v4: https://api.stealthex.io/v4 (needs a key)."""
