"""``python -m swapclient`` is ``swapclient``."""

from swapclient.cli import main

main()
