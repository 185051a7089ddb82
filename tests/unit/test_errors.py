"""The tree of errors is what its drawing says, and its codes are frozen."""

import inspect
import re

from swapclient import errors

TREE = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.SwapClientError)]


def test_every_error_is_exported_and_drawn_in_the_docstring():
    drawn = set(re.findall(r"\b[A-Z][a-zA-Z]+\b", (errors.__doc__ or "").split("::")[1].split("Source")[0]))
    names = {kind.__name__ for kind in TREE}
    assert names <= drawn
    assert names == set(errors.__all__)


def test_every_class_has_a_code_of_its_own_and_a_sentence_when_it_is_raised():
    codes = [kind.code for kind in TREE]
    assert len(codes) == len(set(codes))
    assert all(kind.__doc__ for kind in TREE)


def test_the_exit_codes_are_frozen():
    found = {kind.__name__: kind.exit_code for kind in TREE if errors.SwapClientError in kind.__bases__}
    assert found == {
        "UsageError": 2,
        "InputRefused": 3,
        "GuardRefused": 4,
        "ProviderRefused": 5,
        "Unavailable": 6,
        "OutcomeUnknown": 7,
        "InFlight": 8,
        "ActionRequired": 9,
        "EndedWithoutSuccess": 10,
        "Tampered": 11,
        "StaleData": 12,
        "AlreadyDone": 13,
    }


def test_a_child_ends_the_process_like_its_parent():
    for kind in TREE:
        parent = kind.__bases__[0]
        if issubclass(parent, errors.SwapClientError) and parent is not errors.SwapClientError:
            assert kind.exit_code == parent.exit_code


def test_more_context_never_overwrites_what_was_said():
    error = errors.BelowMinimum("too little", minimum="0.1").about(minimum="9", provider="x")
    assert error.context == {"minimum": "0.1", "provider": "x"}
    assert error.stable_code == "below_minimum"
    assert errors.UsageError("x", code="own").stable_code == "own"
