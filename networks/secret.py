"""Private keys, seeds and recovery words pasted where an address belongs: recognised, refused, never repeated."""

from .codec import base58
from .codec.base58 import RIPPLE
from .errors import AddressError

_WORDS = (12, 13, 15, 18, 20, 21, 24, 25, 27, 28, 29, 33)  # how many recovery words there are
_WORD = range(3, 13)  # letters in one; other scripts need fewer
_NOISE = str.maketrans(dict.fromkeys(",.;:()-", " "))  # what stands between them
_QUOTES = " \t\r\n\"'`<>"
_HUGE = 100_000
_PREFIXES = (
    ("nsec1", "a private key"),
    ("suiprivkey1", "a Sui private key"),
    ("age-secret-key-1", "an age secret key"),
    ("secret-extended-key-", "a Zcash spending key"),
    ("ed25519-priv-", "a private key"),
    ("secp256k1-priv-", "a private key"),
    ("edsk", "a Tezos private key"),
    ("spsk", "a Tezos private key"),
    ("p2sk", "a Tezos private key"),
    ("edesk", "an encrypted Tezos private key"),
    ("spesk", "an encrypted Tezos private key"),
    ("p2esk", "an encrypted Tezos private key"),
    ("pvt_k1_", "an EOS private key"),
    ("pvt_r1_", "an EOS private key"),
    ("xprv1", "a Cardano private key"),
    ("-----begin", "a key file"),
)
_LONG_PREFIX = 40  # characters a text has at least to be one of these
_SIGNING = ("_sk", "_xsk")  # how Cardano's prefixes of private keys end (CIP-5): addr_xsk1..., stake_sk1...
_KEY_FILES = ('"ciphertext"', '"privatekey"', '"private_key"', '"secretkey"', '"mnemonic"')  # in JSON
_SHORTEST = 28  # characters of a secret inside something else
_EXTENDED = frozenset(
    {"xprv", "yprv", "zprv", "tprv", "uprv", "vprv", "Yprv", "Zprv", "Uprv", "Vprv", "Ltpv", "Mtpv", "dgpv"}
)
_EXTENDED_BYTES = 78
_KEY_BYTES = 32
_BIP38_BYTES = 39
_WIF_LENGTHS = (33, 34)
_SOLANA_LENGTHS = range(85, 89)
_STELLAR_SEED_LENGTH = 56
_HEX_LENGTH = 64
_RIPPLE_SEEDS = ((b"\x21", 17), (b"\x01\xe1\x4b", 19))


def refuse(text: object, network: str, asset: str | None) -> None:
    """AddressError `secret_pasted` where `text`, which no family could read, is a secret."""
    if isinstance(text, str) and len(text) <= _HUGE:
        found = what(text.strip())
        if found:
            raise error(found, network, asset)


def error(found: str, network: str, asset: str | None, looks_like: tuple[str, ...] = ()) -> AddressError:
    """The refusal; the secret is in none of its words."""
    return AddressError(
        "secret_pasted",
        f"This is {found}, not an address. Whoever sees it can take the money: show it to nobody.",
        network=network,
        asset=asset,
        looks_like=looks_like,
        hint="Clear the clipboard and the shell's history; if it was shown or sent, move the funds to a new wallet.",
    )


def what(text: str) -> str:
    """What kind of secret `text` surely is, "" where it is none."""
    text = text.strip(_QUOTES)
    words = [word for word in text.translate(_NOISE).split() if not word.isdigit()]  # lists of words are numbered often
    if len(words) in _WORDS and all(_is_word(word) for word in words):
        return f"a list of {len(words)} words, like the recovery phrase of a wallet"
    if text[:1] == "[" and text[-1:] == "]" and text[1:-1].replace(",", "").replace(" ", "").isdigit():
        return "a private key as a list of bytes"
    if text[:1] == "{" and any(name in text.lower() for name in _KEY_FILES):
        return "a key file"
    return _alone(text) or _inside(text)


def _is_word(word: str) -> bool:
    if word.isascii():
        return word.isalpha() and len(word) in _WORD
    from unicodedata import category, normalize  # noqa: PLC0415 - hardly any phrase is in another script

    return len(word) < _WORD.stop and all(category(letter)[0] in "LM" for letter in normalize("NFC", word))


def _alone(text: str) -> str:
    """What kind of secret a text is that has nothing around it."""
    if not text.isascii():
        return ""
    lower = text[:24].lower()
    if len(text) >= _LONG_PREFIX:
        for prefix, name in _PREFIXES:
            if lower.startswith(prefix):
                return name
        if text.lower().rpartition("1")[0].endswith(_SIGNING):
            return "a Cardano private key"
    return _encoded(text)


def _inside(text: str) -> str:
    """What kind of secret a link, a label or a sentence holds, or a text that invisible characters were mixed into."""
    seen = "".join(letter for letter in text if "!" <= letter <= "~")
    apart = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "_-") else " " for letter in text)
    parts = [part for part in apart.split() if len(part) >= _SHORTEST]
    if seen == text and parts == [text]:
        return ""
    return next((found for part in dict.fromkeys((seen, *parts)) if (found := _alone(part))), "")


def maybe(text: str) -> str:
    """What kind of secret `text` may be, where no checksum says otherwise: 64 hex digits are a key or a hash."""
    bare = text[2:] if text[:2].lower() == "0x" else text
    if len(bare) == _HEX_LENGTH and not bare.strip("0123456789abcdefABCDEF"):
        return "perhaps a private key (or a transaction hash)"
    return ""


def _encoded(text: str) -> str:
    if text[:4] in _EXTENDED and _body(text, base58.BITCOIN, _EXTENDED_BYTES):
        return "an extended private key"
    if len(text) in range(50, 53) and len(_body(text, base58.BITCOIN)) in _WIF_LENGTHS:
        return "a private key (WIF)"
    if text[:2] == "6P" and len(_body(text, base58.BITCOIN)) == _BIP38_BYTES:
        return "an encrypted private key (BIP-38)"
    if text[:8] == "ed25519:" and len(text) in range(93, 97) and not text[8:].strip(base58.BITCOIN):
        return "a NEAR private key"
    if text[:1] == "s" and len(text) in range(28, 33):
        body = _body(text, RIPPLE)
        if any(body.startswith(prefix) and len(body) == size for prefix, size in _RIPPLE_SEEDS):
            return "the secret of an XRP account"
    if text[:1] == "S" and len(text) == _STELLAR_SEED_LENGTH and _is_stellar_seed(text):
        return "the secret of a Stellar account"
    if len(text) in _SOLANA_LENGTHS and not text.strip(base58.BITCOIN) and len(base58.decode(text)) == 2 * _KEY_BYTES:
        return "a Solana private key (or a signature)"
    return ""


def _body(text: str, alphabet: str, size: int = 0) -> bytes:
    """What a base58check text holds, b"" where it is none or has another size."""
    try:
        body = base58.decode_check(text, alphabet)
    except ValueError:
        return b""
    return body if not size or len(body) == size else b""


def _is_stellar_seed(text: str) -> bool:
    from base64 import b32decode  # noqa: PLC0415 - hardly ever asked
    from binascii import crc_hqx  # noqa: PLC0415 - as above

    try:
        raw = b32decode(text)
    except ValueError:
        return False
    return raw[0] == 18 << 3 and crc_hqx(raw[:-2], 0) == int.from_bytes(raw[-2:], "little")
