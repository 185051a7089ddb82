"""SimpleSwap, API v3: https://api.simpleswap.io/v3 (needs a key)."""
