"""Networks as the sandbox knows them: address family, shape rule, memo, the fee of a payout, explorer."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["CHAINS", "Chain"]

_EVM = "^(0x)[0-9A-Fa-f]{40}$"
_NUMBER = "^((?!0)[0-9]{1,10})$"
_TEXT = r"^[0-9A-Za-z\-_]{1,120}$"


class Chain(NamedTuple):
    """One network.

    ``rule`` is the regular expression a provider publishes for addresses (shape only, None where it has none), ``fee``
    the US dollars a payout costs, ``memo`` the label of a memo or "".
    """

    family: str
    rule: str | None
    fee: str
    explorer: str
    confirmations: str = "1"
    memo: str = ""
    memo_rule: str | None = None


CHAINS = {
    "bitcoin": Chain("bitcoin", "^(bc1|[13])[a-zA-HJ-NP-Z0-9]{25,62}$", "1.2", "https://mempool.space", "2"),
    "ethereum": Chain("evm", _EVM, "1.5", "https://etherscan.io", "15"),
    "bsc": Chain("evm", _EVM, "0.1", "https://bscscan.com", "15"),
    "polygon": Chain("evm", _EVM, "0.05", "https://polygonscan.com", "300"),
    "arbitrum": Chain("evm", _EVM, "0.1", "https://arbiscan.io", "24"),
    "optimism": Chain("evm", _EVM, "0.1", "https://optimistic.etherscan.io", "24"),
    "base": Chain("evm", _EVM, "0.1", "https://basescan.org", "24"),
    "avalanche-c": Chain("evm", _EVM, "0.1", "https://snowtrace.io", "12"),
    "ethereum-pow": Chain("evm", _EVM, "0.1", "https://www.oklink.com/ethw", "1500"),
    "linea": Chain("evm", _EVM, "0.1", "https://lineascan.build", " "),
    "avalanche-x": Chain("avalanche-x", "^(X-avax)[0-9A-Za-z]{30,70}$", "0.1", "https://explorer-xp.avax.network", ""),
    "tron": Chain("tron", "^T[1-9A-HJ-NP-Za-km-z]{33}$", "1.0", "https://tronscan.org", "19"),
    "solana": Chain("solana", "^[1-9A-HJ-NP-Za-km-z]{32,44}$", "0.05", "https://solscan.io", "32"),
    "ripple": Chain(
        "ripple",
        "^r[1-9A-HJ-NP-Za-km-z]{25,34}$",
        "0.05",
        "https://xrpscan.com",
        "1",
        "Destination tag",
        _NUMBER,
    ),
    "stellar": Chain("stellar", "^G[A-Z2-7]{55}$", "0.02", "https://stellar.expert", "1", "Memo", _TEXT),
    "ton": Chain("ton", r"^[UE][Qf][0-9a-z-A-Z\-\_]{46}$", "0.05", "https://tonviewer.com", "1", "Comment", _TEXT),
    "eos": Chain("eos", "^[a-z1-5.]{1,12}$", "0.02", "https://bloks.io", "1", "Memo", _TEXT),
    "hedera": Chain("hedera", r"^0\.0\.[0-9]{1,10}$", "0.02", "https://hashscan.io", "1", "Memo", _TEXT),
    "cosmos": Chain("cosmos", "^cosmos1[0-9a-z]{38}$", "0.02", "https://www.mintscan.io", "1", "Memo", _TEXT),
    "litecoin": Chain("litecoin", "^(ltc1|[LM3])[a-zA-HJ-NP-Z0-9]{25,62}$", "0.05", "https://litecoinspace.org", "6"),
    "dogecoin": Chain("dogecoin", "^D[1-9A-HJ-NP-Za-km-z]{33}$", "0.3", "https://dogechain.info", "15"),
    "bitcoin-cash": Chain(
        "bitcoin-cash",
        "^([qp][0-9a-z]{41}|[13][1-9A-HJ-NP-Za-km-z]{25,34})$",
        "0.02",
        "https://blockchair.com/bitcoin-cash",
        "6",
    ),
    "dash": Chain("dash", "^X[1-9A-HJ-NP-Za-km-z]{33}$", "0.02", "https://blockchair.com/dash", "6"),
    "zcash": Chain("zcash", "^t[13][1-9A-HJ-NP-Za-km-z]{33}$", "0.05", "https://blockchair.com/zcash", "10"),
    "monero": Chain("monero", "^[48][1-9A-HJ-NP-Za-km-z]{94,105}$", "0.05", "https://xmrchain.net", "10"),
    "cardano": Chain("cardano", "^addr1[0-9a-z]{50,110}$", "0.2", "https://cardanoscan.io", "15"),
    "polkadot": Chain("polkadot", "^[1-9A-HJ-NP-Za-km-z]{46,48}$", "0.1", "https://assethub-polkadot.subscan.io"),
    "near": Chain("near", None, "0.02", "https://nearblocks.io"),
    "sui": Chain("sui", "^0x[0-9a-f]{64}$", "0.02", "https://suiscan.xyz"),
    "algorand": Chain("algorand", "^[A-Z2-7]{58}$", "0.02", "https://allo.info"),
    "tezos": Chain("tezos", "^(tz[1-4]|KT1)[1-9A-HJ-NP-Za-km-z]{33}$", "0.05", "https://tzkt.io"),
    "neo": Chain("neo", "^(N)[A-Za-z0-9]{33}$", "0.05", "https://dora.coz.io"),
    "platon": Chain("platon", "^lat1[0-9a-z]{38}$", "0.05", "https://scan.platon.network"),
    "bank": Chain("", None, "0", ""),
}
"""By the sandbox's own name of a network; each provider has its own codes for them."""
