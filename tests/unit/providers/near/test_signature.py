"""Signatures on quotes: the published vector, live answers, and what nobody may change."""

import json

import pytest
from nacl.signing import SigningKey

from swapclient.providers.near.signature import PLAY, PRODUCTION, digest, is_signed, payload, trusted
from swapclient.sandbox.box import SIGNING_KEY
from swapclient.sandbox.near.signing import public
from tests.contract.worlds.near import KEY, resign
from tests.fakes.recordings import recorded

# A throw-away key (seed bytes 00..1f) over a payload made by hand, checked against the SDK's way of signing.
VECTOR_KEY = "ed25519:FAe4sisG95oZ42w7buUn5qEE4TAnfTTFPiguZUHmhiF"
VECTOR_DIGEST = "2GJrZzTvEfdHzFC7zDW2RodQ7vtXH6NxiUcwH6s753GD"
VECTOR_SIGNATURE = "ed25519:5TeZebCUdYWyVSuzfP5jgmABRNKcRf3bCL96Hmo51S7rkQrGpAa7DV5aafhEGTSCDMZqioPQZJLseBkgfoaFhzyG"
VECTOR = (
    '{"amount":"100000","amountIn":"100000","amountInFormatted":"0.001","amountInUsd":"60","amountOut":"59500000",'
    '"amountOutFormatted":"59.5","amountOutUsd":"59.5","deadline":"2026-01-05T04:04:05.000Z","depositAddress":"DEPOSIT",'
    '"depositType":"ORIGIN_CHAIN","destinationAsset":"nep141:tron-d28a265909efecdcee7c5028585214ea0b96f015.omft.near",'
    '"dry":false,"minAmountIn":"100000","minAmountOut":"58905000","originAsset":"nep141:btc.omft.near",'
    '"recipient":"RECIPIENT","recipientType":"DESTINATION_CHAIN","refundFee":"1900","refundTo":"REFUND",'
    '"refundType":"ORIGIN_CHAIN","slippageTolerance":100,"swapType":"EXACT_INPUT","timeEstimate":812,'
    '"timeWhenInactive":"2026-01-05T04:04:05.000Z","timestamp":"2026-01-02T03:04:05.000Z","withdrawFee":"300000"}'
)


def vector():
    """The answer that the vector's payload is of; its request had another deadline, which is not covered."""
    said = json.loads(VECTOR)
    asked = ("dry", "swapType", "slippageTolerance", "originAsset", "depositType", "destinationAsset", "amount")
    asked += ("refundTo", "refundType", "recipient", "recipientType")
    request = {name: said.pop(name) for name in asked} | {"deadline": "2026-01-02T04:04:05.000Z", "appFees": []}
    return {
        "timestamp": said.pop("timestamp"),
        "signature": VECTOR_SIGNATURE,
        "quoteRequest": request,
        "quote": said,
    }


def test_the_vector_is_reproduced_to_the_letter():
    assert payload(vector()) == VECTOR
    assert digest(VECTOR) == VECTOR_DIGEST
    assert is_signed(vector(), VECTOR_KEY)
    assert not is_signed(vector(), PRODUCTION)


def test_live_answers_are_signed_with_the_production_key():
    live = recorded("nearintents/quote_live")
    assert digest(payload(live)) == "HV2uKFXnBMgit7bf4sMZn9mWY8aqbifvrk91Er55Xgv2"
    assert is_signed(live, PRODUCTION)
    assert is_signed(recorded("nearintents/quote_dry"), PRODUCTION)
    assert is_signed(recorded("nearintents/status")["quoteResponse"], PRODUCTION)


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("quote", "depositAddress"),
        ("quote", "amountIn"),
        ("quote", "minAmountOut"),
        ("quote", "timeWhenInactive"),
        ("quoteRequest", "recipient"),
        ("quoteRequest", "refundTo"),
        ("quoteRequest", "originAsset"),
        ("quoteRequest", "recipientType"),
    ],
)
def test_whatever_pays_somebody_else_breaks_the_signature(part, field):
    live = recorded("nearintents/quote_live")
    live[part][field] += "1"
    assert not is_signed(live, PRODUCTION)


def test_extras_and_the_deadline_of_the_request_are_not_covered():
    live = recorded("nearintents/quote_live", correlationId="other")
    live["quoteRequest"] |= {"deadline": "2030-01-01T00:00:00Z", "depositMode": "MEMO", "appFees": None}
    assert is_signed(live, PRODUCTION)


@pytest.mark.parametrize(
    "signature",
    [None, 1, "", "ed25519:", "ed25519:0OIl", "ed25519:abc", "secp256k1:" + "1" * 88, "ed25519:" + "1" * 5000],
)
def test_what_is_no_signature_fits_nothing(signature):
    assert not is_signed(recorded("nearintents/quote_live", signature=signature), PRODUCTION)


@pytest.mark.parametrize("quoted", [None, [], {}, {"quote": {}}, {"quote": [], "quoteRequest": {}}, "text"])
def test_what_is_no_quote_is_not_signed(quoted):
    assert not is_signed(quoted, PRODUCTION)


def test_a_wrong_key_trusts_nobody():
    signed = resign(recorded("nearintents/quote_live"))
    assert is_signed(signed, public(KEY))
    for key in (None, "", "ed25519:zz", public(SigningKey(b"\1" * 32)), "nonsense"):
        assert not is_signed(signed, key)


def test_the_key_of_play_is_trusted_on_this_machine_only():
    assert public() == SIGNING_KEY == PLAY
    assert trusted(PLAY, "http://127.0.0.1:8099/near/v0") == PLAY
    assert trusted(PLAY, "http://[::1]:8099/near/v0") == PLAY
    for base in ("https://1click.chaindefuser.com/v0", "https://127.0.0.1.example.com", "nonsense", "http://[::"):
        assert trusted(PLAY, base) is None


def test_a_key_can_be_configured_and_the_sandbox_is_not_trusted_by_itself():
    assert trusted(None, "http://127.0.0.1:8099") == PRODUCTION
    assert trusted("ed25519:new", "https://1click.chaindefuser.com/v0") == "ed25519:new"
