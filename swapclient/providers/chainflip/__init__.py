"""Chainflip through its own backend: no key, a deposit channel per swap, a minimum price kept by the chain."""
