"""Swap into a stablecoin by choice, through a non-custodial provider, never twice and never lost."""
