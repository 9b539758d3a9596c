"""A mail server that takes what a relay is given, by aiosmtpd; it can be told to fail."""
import asyncio
import email
import email.policy

import icalendar
from aiosmtpd.controller import Controller
from world import ReservedPort


class Sink:
    """`replies`: to the next ends of data; None: the mail is kept, and the connection lost without a reply.
    While it `hangs` nobody gets beyond MAIL; `begun` counts who has come so far."""

    def __init__(self):
        self.mails = []
        self.replies = []
        self.hangs = False
        self.begun = 0
        self.unknown = set()
        self._reserved = ReservedPort()
        self.port = self._reserved.number
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, decode_data=False,
                                      enable_SMTPUTF8=True)
        self._controller.start()

    def stop(self):
        self._controller.stop()
        self._reserved.release()

    async def handle_MAIL(self, server, session, envelope, address, options):
        self.begun += 1
        while self.hangs:
            await asyncio.sleep(0.02)
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.unknown:
            return "550 5.1.1 No such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        reply = self.replies.pop(0) if self.replies else "250 2.0.0 queued as 4F1"
        if reply is None or reply.startswith("250"):
            self.mails.append(Mail(envelope))
        if reply is None:
            server.transport.abort()
        return reply or "250 lost"


class Mail:
    """A mail as it arrived, read by Python's own reader, which raises on every defect."""

    def __init__(self, envelope):
        self.sender = envelope.mail_from
        self.recipients = envelope.rcpt_tos
        self.raw = envelope.content
        self.message = email.message_from_bytes(envelope.content, policy=email.policy.strict)

    def __getitem__(self, header):
        return self.message[header]

    def types(self):
        return [part.get_content_type() for part in self.message.walk()]

    def part(self, content_type):
        return next(part for part in self.message.walk() if part.get_content_type() == content_type)

    def text(self, content_type="text/plain"):
        return self.part(content_type).get_content()

    def calendar(self):
        return icalendar.Calendar.from_ical(self.part("text/calendar").get_content())

    def event(self):
        events = self.calendar().walk("VEVENT")
        assert len(events) == 1, events
        return events[0]
