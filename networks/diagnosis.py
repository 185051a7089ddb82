"""Why a text was refused, in the words that help most: a secret, a name, a URI, another network's address."""

from . import candidates, memo, names, readers, secret, strangers, tables
from .address import Network
from .errors import AddressError
from .judge import reader
from .known import WALLET
from .parsed import Bad

_SHOWN = 4
_CERTAIN = ("not_payable", "token_contract", "burn_address")
_AGAIN = "Copy the address again from its source."
_MAYBE_KEY = " If it is a private key, show it to nobody."
_SHORTEST = 25  # characters of an address that is looked for inside something else


def explain(network: Network, asset: str | None, text: str, bad: Bad) -> AddressError:
    """The error for a text that the network's own rules refused with `bad`."""

    def error(code: str, message: str, hint: str = "", looks_like: tuple[str, ...] = ()) -> AddressError:
        return AddressError(code, message, network=network.name, asset=asset, looks_like=looks_like, hint=hint)

    found = secret.what(text)
    if found:
        return secret.error(found, network.name, asset)
    known, unchecked = candidates.telling(text)
    others = tuple(name for name in known if name != network.name)
    tests = [name for name in others if tables.networks()[name].of == network.name]
    if bad.code == "testnet" or (tests and not tables.common(others[0])):
        message = f"This address belongs to the test network of {network.title}: real money sent there is lost."
        return error("testnet", message, bad.hint or f"Ask for an address of {network.title} itself.", others)
    if bad.code in _CERTAIN:  # the family knows the form and says no to it
        return error(bad.code, bad.message, bad.hint or WALLET, others)
    perhaps = secret.maybe(text)
    if perhaps and not (text.startswith("0x") and others) and unchecked:
        return secret.error(perhaps, network.name, asset, others)
    own = bad.code == "bad_checksum" and unchecked  # elsewhere any number of its length would do
    if others and not own:
        same = bad.hint if bad.code == "wrong_network" else ""  # the family knows how its own chain writes the account
        hint = same or _advice(asset, others) + (_MAYBE_KEY if perhaps else "")
        return error("wrong_network", _other(network, others, lost=not same), hint, others)
    stranger = strangers.what(text)
    if stranger:
        return error(*stranger)
    inside = _within(network, text) if bad.code != "wrong_network" else ""
    link = names.is_uri(_without_own_prefix(network, text))
    if inside and (text.startswith(inside) or not link):
        return error("bad_format", "There is more in this text than the address.", _more(network))
    if link and (inside or bad.code == "bad_format"):
        return error("bad_format", "This is a payment link, not an address.", "Paste the address inside it alone.")
    return error(
        bad.code, bad.message, bad.hint or _mistyped(network, text) or ("" if "opy " in bad.message else _AGAIN)
    )


def _mistyped(network: Network, text: str) -> str:
    own = readers.heads(network)
    near = "" if own and text.lower().startswith(own) else candidates.nearly(text)
    if not near or near == network.name or tables.networks()[near].family == network.family == "evm":
        return ""
    return f"It looks like an address of {tables.networks()[near].title} with a mistyped character: copy it again."


def _without_own_prefix(network: Network, text: str) -> str:
    """CashAddr and others have a colon of their own, which makes no link of them."""
    lower = text.lower()
    own = next((head for head in readers.heads(network) if head.endswith(":") and lower.startswith(head)), "")
    return text[len(own) :]


def _within(network: Network, text: str) -> str:
    """The address of this network that stands between other things; "" where there is none, or several."""
    apart = "".join(letter if letter.isalnum() or letter in "_-" else " " for letter in text)
    read, found = reader(network), []
    for part in {part for part in apart.split() if len(part) >= _SHORTEST}:
        try:
            found.append(read(part).text)
        except (Bad, ValueError):
            continue
    return found[0] if len(found) == 1 else ""


def _more(network: Network) -> str:
    rule = memo.rule(network)
    if not rule.kinds:
        return "Paste the address alone."
    return f"Paste the address alone; if what stands beside it is the {rule.word}, give that as the memo."


def _other(network: Network, others: tuple[str, ...], *, lost: bool = True) -> str:
    real = [name for name in others if tables.networks()[name].of is None] or others
    titles = [tables.networks()[name].title for name in real[:_SHOWN]]
    article = "an" if titles[0][0] in "AEIO" or (titles[0][:2].isupper() and titles[0][0] in "FHLMNRSX") else "a"
    more = f" (also valid on {', '.join(titles[1:])}{' and more' if len(real) > _SHOWN else ''})" if titles[1:] else ""
    end = ": money sent there is lost." if lost else "."
    return f"This is {article} {titles[0]} address{more}, and {network.title} was asked for{end}"


def _advice(asset: str | None, others: tuple[str, ...]) -> str:
    homes = tables.tickers().get(asset or "", ())
    there = [name for name in others if name in homes]
    if there and asset:
        return (
            f"Ask for an address of the right network, or choose {asset}:{there[0]} if that is what the receiver wants."
        )
    return "Ask the receiver for an address of the right network."
