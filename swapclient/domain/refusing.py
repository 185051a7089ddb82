"""A refusal of ``networks`` as an error of the house. Beside ``words``, so that `validate` starts without the rest."""

from __future__ import annotations

import networks
from swapclient.errors import InputRefused

__all__ = ["refused"]


def refused(error: networks.AddressError) -> InputRefused:
    """The same refusal in the house's own words."""
    return InputRefused(
        error.message,
        hint=error.hint,
        code=error.code,
        network=error.network,
        looks_like=list(error.looks_like),
    )
