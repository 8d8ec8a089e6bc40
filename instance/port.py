"""The port to serve at.

`make start` runs this file before it installs anything, with the Python of the machine, and
``start.py`` asks again before it serves.
"""

from processes import Refused

import os
import socket
import sys


def port() -> int:
    """The port that PORT asks for, found free."""
    text = os.environ.get("PORT") or "8080"
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise Refused(
            f"PORT must be a number from 1 to 65535, not “{text}”.",
            f"PORT 应为 1 到 65535 的数字，而不是“{text}”。",
        )
    for family, kind, _proto, _name, address in socket.getaddrinfo(
        "localhost", int(text), type=socket.SOCK_STREAM
    ):
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(address)
            except OSError:
                raise Refused(
                    f"Port {text} cannot be used, most often because another program has it; "
                    f"choose one: PORT=8081 make start",
                    f"端口 {text} 不可用，多因已被其他程序占用；请另选：PORT=8081 make start",
                ) from None
    return int(text)


if __name__ == "__main__":
    try:
        port()
    except Refused as refusal:
        sys.exit("\n".join(refusal.args))
