"""Swap providers: ``interface.py`` says what each one is, ``registry.py`` knows them all."""
