"""Settings: flags over environment over the TOML file over defaults, as one frozen value."""

from __future__ import annotations

from swapclient.settings.load import load
from swapclient.settings.secret import Secret
from swapclient.settings.value import ProviderSettings, Settings

__all__ = ["ProviderSettings", "Secret", "Settings", "load"]
