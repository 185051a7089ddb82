"""ChangeNOW, API v2: https://api.changenow.io/v2 (needs a key)."""
