"""Keccak-256, whichever library it comes from."""

import hashlib

import pytest

from networks.codec import keccak

EMPTY = "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"  # the yellow paper's KEC(())
ABC = "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"


@pytest.mark.parametrize("find", [keccak._from_pysha3, keccak._from_pycryptodome])
def test_every_backend_hashes_like_ethereum(find):
    keccak256 = find()
    assert keccak256(b"").hexdigest() == EMPTY
    assert keccak256(b"abc").digest().hex() == ABC


def test_openssl_is_asked_first_and_used_where_it_has_it(monkeypatch):
    if "keccak-256" in hashlib.algorithms_available:
        assert keccak._from_openssl()(b"").hexdigest() == EMPTY
    else:
        with pytest.raises(ValueError, match="keccak"):
            keccak._from_openssl()
    monkeypatch.setattr(hashlib, "new", lambda name, data=b"": hashlib.sha256(name.encode() + data))
    assert keccak.backend()(b"x").digest() == hashlib.sha256(b"keccak-256x").digest()


def test_the_last_backend_is_used_where_the_others_are_missing(monkeypatch):
    def missing():
        raise ImportError

    monkeypatch.setattr(keccak, "_from_openssl", missing)
    monkeypatch.setattr(keccak, "_from_pysha3", missing)
    assert keccak.backend()(b"").hexdigest() == EMPTY
    monkeypatch.setattr(keccak, "_from_pycryptodome", missing)
    with pytest.raises(RuntimeError, match="safe-pysha3"):
        keccak.backend()


def test_the_short_door_gives_the_bytes():
    assert keccak.keccak(b"abc").hex() == ABC
