"""A mail server that does what a test tells it to."""

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from email import message_from_bytes
from email.policy import default

import asyncio
import socket


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server(SMTP):
    """Hangs up at once when told to."""

    def connection_made(self, transport):
        self.event_handler.calls += 1
        if self.event_handler.on_connect == "drop":
            transport.abort()
            return
        super().connection_made(transport)


class Post(Controller):
    """`received`: parsed mails in order; `calls`: connections.

    What it does: `on_connect`: "" or "drop"; `on_rcpt` and `on_data`: an answer such as
    ``550 no such person``, "drop", "hang", "slow", or "" for taking it. With `keeps`, a text is
    kept though the answer is lost.
    """

    def __init__(self):
        self.received, self.calls = [], 0
        self.on_connect = self.on_rcpt = self.on_data = ""
        self.keeps = True
        super().__init__(self, hostname="127.0.0.1", port=free_port())

    def factory(self):
        return Server(self)

    def _trigger_server(self):
        """Some behaviours would not let a first connection in; it is not needed."""
        self.calls = 0
        with socket.create_connection((self.hostname, self.port), 5):
            return

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.on_rcpt:
            return await self._behave(server, self.on_rcpt)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.keeps:
            mail = message_from_bytes(envelope.content, policy=default)
            self.received.append((envelope.rcpt_tos[0], mail))
        if self.on_data:
            return await self._behave(server, self.on_data)
        return "250 OK"

    async def _behave(self, server, how: str) -> str:
        if how == "hang":
            await asyncio.sleep(60)
        if how == "slow":
            await asyncio.sleep(3)
            return "250 OK"
        if how == "drop":
            server.transport.abort()
        return how

    def texts(self) -> list[str]:
        """What the mails say."""
        return [mail.get_content() for _to, mail in self.received]
