"""Key material for addresses: pseudo-random, deterministic, belonging to nobody."""

from __future__ import annotations

from hashlib import sha256

from nacl.signing import SigningKey

__all__ = ["ed25519_public", "hash20", "material"]


def material(seed: bytes, purpose: str) -> bytes:
    """32 bytes that depend on both."""
    return sha256(seed + b"/" + purpose.encode()).digest()


def hash20(seed: bytes) -> bytes:
    """What stands for a public key's hash."""
    return material(seed, "hash20")[:20]


def ed25519_public(seed: bytes, purpose: str = "ed25519") -> bytes:
    """A real point of the curve, so that strict validators accept it."""
    return bytes(SigningKey(material(seed, purpose)).verify_key)
