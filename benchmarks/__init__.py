"""Every figure beside its peer's, in the same run, as ratios: machines are noisy, ratios less so."""
