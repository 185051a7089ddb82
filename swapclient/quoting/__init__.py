"""Ask several providers, rank by what arrives, and refuse a bad price."""
