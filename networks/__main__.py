"""`python -m networks`: may this text receive this asset? Offline.

    python -m networks USDT:tron T...               one address
    python -m networks XRP:ripple r... --memo 7     with its memo; --memo "" says that none is needed
    python -m networks --identify 0x...             every network it is valid on
    python -m networks --batch FILE [ASSET]         CSV with a header, JSON lines or plain lines; - is stdin

Exit 0: it may, every row may. 2: the question is wrong. 3: it may not, at least one row may not.
"""

import sys

from .command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdout.buffer, sys.stderr))
