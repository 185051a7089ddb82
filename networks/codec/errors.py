"""What the decoders raise besides a plain ValueError."""


class BadChecksum(ValueError):
    """Every character is allowed and the length fits, but the checksum does not: something was mistyped."""
