"""Money, assets, quotes, swaps and their life: pure values, no I/O."""
