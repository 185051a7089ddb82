"""May this text receive this asset on this network? Offline; the text is checked whole, not by its looks.

    networks.check("USDT:tron", "T...")   -> Address, or AddressError with a stable code
    networks.identify("0x...")            -> every network it is valid on, most likely first
    networks.check_many(rows)             -> a Verdict for each row; by all processors with processes=None

Nothing is loaded before it is asked for, so that importing this package costs next to nothing.
"""

TYPE_CHECKING = False  # as typing's, whose import would be most of the cost
if TYPE_CHECKING:
    from .address import Address, Asset, Candidate, Network, Verdict
    from .candidates import identify
    from .errors import CODES, AddressError
    from .judge import check
    from .listing import assets, networks
    from .many import check_many
    from .memo import memo_rule
    from .parsed import Notice
    from .poison import look_alike
    from .words import network, resolve

__all__ = [
    "CODES",
    "Address",
    "AddressError",
    "Asset",
    "Candidate",
    "Network",
    "Notice",
    "Verdict",
    "assets",
    "check",
    "check_many",
    "identify",
    "look_alike",
    "memo_rule",
    "network",
    "networks",
    "resolve",
]

_HOMES = {
    "CODES": "errors",
    "Address": "address",
    "AddressError": "errors",
    "Asset": "address",
    "Candidate": "address",
    "Network": "address",
    "Notice": "parsed",
    "Verdict": "address",
    "assets": "listing",
    "check": "judge",
    "check_many": "many",
    "identify": "candidates",
    "look_alike": "poison",
    "memo_rule": "memo",
    "network": "words",
    "networks": "listing",
    "resolve": "words",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - this module imports nothing until it is used

    found = getattr(import_module(f".{home}", __name__), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
