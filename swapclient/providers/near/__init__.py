"""NEAR Intents through its 1Click API: no key, signed quotes, amounts in base units."""
