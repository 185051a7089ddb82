"""Work for processes under test: answers a piece with its letters the other way round; "die" ends it."""

import os


def opened(told):
    def answer(piece):
        if piece == b"die":
            os._exit(3)
        return told + piece[::-1]

    return answer
