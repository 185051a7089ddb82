"""The one error of this package, and its stable codes."""

CODES = frozenset(
    {
        "bad_format",
        "bad_length",
        "bad_checksum",
        "wrong_network",
        "testnet",
        "secret_pasted",
        "token_contract",
        "burn_address",
        "memo_required",
        "bad_memo",
        "not_payable",
        "hidden_characters",
        "unknown_network",
        "unknown_asset",
        "asset_not_on_network",
    },
)


class AddressError(ValueError):
    """The text may not receive the asset on the network, or there is no rule to tell by.

    `code` is one of CODES and never changes its meaning. `network` is the canonical name of the network that was
    asked for ("" where it is not known), `looks_like` the networks on which the text would be valid, most likely
    first. `message` is a sentence that says what to do, `hint` an optional second one. Neither ever repeats a secret.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        network: str = "",
        asset: str | None = None,
        looks_like: tuple[str, ...] = (),
        hint: str = "",
    ) -> None:
        super().__init__(f"{message} {hint}" if hint else message)
        self.code = code
        self.message = message
        self.network = network
        self.asset = asset
        self.looks_like = looks_like
        self.hint = hint

    @property
    def answered(self) -> bool:
        """False where there is no rule to tell by: neither payable nor known to be unpayable."""
        return self.code != "unknown_network"

    def __reduce__(self) -> tuple[object, ...]:
        """Carry every field across a process boundary: batches are checked by worker processes."""
        return _rebuild, (self.code, self.message, self.network, self.asset, self.looks_like, self.hint)


def _rebuild(
    code: str,
    message: str,
    network: str,
    asset: str | None,
    looks_like: tuple[str, ...],
    hint: str,
) -> AddressError:
    return AddressError(code, message, network=network, asset=asset, looks_like=looks_like, hint=hint)
