"""Warnings that several families give in the same words."""

from .parsed import Notice

UNCHECKED = (
    Notice(
        "no_checksum",
        "The address has no checksum, so a mistyped digit cannot be noticed: compare it whole with its source.",
    ),
)
NAME = (
    Notice(
        "no_checksum",
        "A name has no checksum, and a mistyped one may be somebody else's: compare it letter by letter.",
    ),
)
CONTRACT = (
    Notice("contract_or_module", "This is a contract's or a module's: make sure that it can send on what it receives."),
)
OFF_CURVE = (Notice("off_curve", "No key signs for this address: give the wallet's own address."),)
WEAK = (
    Notice(
        "weak_checksum",
        "The checksum of this format is short, so one in a few hundred mistyped addresses passes: compare it whole.",
    ),
)
