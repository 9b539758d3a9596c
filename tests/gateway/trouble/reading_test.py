"""Messages that are hard to read, and readers that die or stall: that costs one message, and nobody else notices."""
import itertools
import os
import pathlib
import signal
import threading

from fixture import RECEIVING, GatewayTest, main
from invitation import ADA, Invitation
from session import Session
from world import wait_for


class ReadingTest(GatewayTest):
    def readers(self):
        """The child processes of the gateway."""
        tasks = pathlib.Path("/proc", str(self.gateway.process.pid), "task")
        return {int(pid) for task in tasks.iterdir() for pid in (task / "children").read_text().split()}

    def open(self):
        session = Session(self.port)
        self.addCleanup(session.close)
        session.say("EHLO mail.corp.example.com")
        return session

    def expect_parked(self, number, reason):
        """Shown by `messages --parked`, with the reason."""
        self.settled(number)
        parked = {message["id"]: message["items"] for message in self.command("messages", "--parked")}
        self.assertIn(number, parked)
        self.assertIn(reason, parked[number][0]["reason"])

    def expect_all_well(self, invitation, number):
        self.assertEqual(self.open().mail(ADA, RECEIVING, self.arrives(invitation)),
                         f"250 2.0.0 Stored as message {number}")
        self.expect_booked(invitation, number)


class HardToRead(ReadingTest):
    """Mails that overflow mimetic's stack and hang libical."""

    def expect_nesting_parked(self, parts):
        mail = f"From: Ada <{ADA}>\r\nSubject: deep\r\nMIME-Version: 1.0\r\n" + "".join(parts)
        self.assertEqual(self.open().mail(ADA, RECEIVING, mail.encode()), "250 2.0.0 Stored as message 1")
        self.expect_parked(1, "a message of more than 50 nested parts")
        self.expect_all_well(Invitation(), 2)

    def test_multiparts_nested_16000_deep_are_parked(self):
        self.expect_nesting_parked(f"Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n"
                                   for level in range(16_000))

    def test_messages_nested_16000_deep_are_parked(self):
        self.expect_nesting_parked(["Content-Type: message/rfc822\r\n\r\n"] * 16_000)

    def test_a_rule_that_libical_never_comes_back_from_is_declined_as_unreadable(self):
        invitation = Invitation(rule="FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30")
        reply = self.open().mail(ADA, RECEIVING, self.arrives(invitation))
        self.assertEqual(reply, "250 2.0.0 Stored as message 1")
        self.assertEqual([item["status"] for item in self.settled(1)], [3])
        [decision] = self.command("why", "1")["decisions"]
        self.assertEqual(decision["outcome"], "declined")
        wait_for("the answer", lambda: self.answers(invitation))
        self.assertEqual(self.answers(invitation), ["decline"])
        self.expect_all_well(Invitation(2), 2)


class OneReaderInTrouble(ReadingTest):
    settings = '[reading]\nprocesses = 1\ntime_limit = "3 s"\n'

    def setUp(self):
        super().setUp()
        self.expect_all_well(Invitation(1), 1)  # the reader has begun
        [self.reader] = self.readers()

    def test_a_stalled_reader_parks_its_message_and_is_replaced(self):
        stalled, other = Invitation(2), Invitation(3)
        os.kill(self.reader, signal.SIGSTOP)
        waiting = self.open()
        for line in (f"MAIL FROM:<{ADA}>", f"RCPT TO:<{RECEIVING}>", "DATA"):
            waiting.say(line)
        waiting.send(stalled.mail().replace(b"\r\n.", b"\r\n..") + b".\r\n")
        reply = self.open().mail(ADA, RECEIVING, self.arrives(other))
        number = int(reply.removeprefix("250 2.0.0 Stored as message "))
        self.expect_booked(other, number)
        self.assertEqual(waiting.reply(), f"250 2.0.0 Stored as message {5 - number}")
        self.expect_parked(5 - number, "its reader took longer than 3 s and was killed")
        self.assertNotIn(self.reader, self.readers())


class ReadersKilledUnderLoad(ReadingTest):
    settings = '[reading]\ntime_limit = "1 min"\n'

    def wait_for_more(self, replies):
        seen = len(replies)
        wait_for("messages to be read", lambda: len(replies) >= seen + 8)

    def test_each_costs_one_message_at_most_and_all_others_are_booked(self):
        numbers, replies = itertools.count(), []
        stop = threading.Event()

        def send():
            with Session(self.port) as session:
                session.say("EHLO mail.corp.example.com")
                while not stop.is_set():
                    replies.append(session.mail(ADA, RECEIVING, Invitation(next(numbers)).mail()))

        senders = [threading.Thread(target=send) for _ in range(4)]
        for sender in senders:
            sender.start()
        killed = 0
        while not self.gateway.query("SELECT 1 FROM item WHERE status = -1"):
            self.wait_for_more(replies)  # so one reader is ready
            reader = min(self.readers())
            os.kill(reader, signal.SIGSTOP)  # in the middle of a message, or of the next
            self.wait_for_more(replies)
            os.kill(reader, signal.SIGKILL)
            wait_for("the dead reader to be missed", lambda: reader not in self.readers())
            killed += 1
        stop.set()
        for sender in senders:
            sender.join()
        self.assertEqual({reply.rsplit(" ", 1)[0] for reply in replies}, {"250 2.0.0 Stored as message"})
        wait_for("all to be decided", lambda: not self.gateway.query("SELECT 1 FROM item WHERE status IN (0, 1)"))
        statuses = dict(self.gateway.query("SELECT status, count(*) FROM item GROUP BY status"))
        self.assertEqual(sum(statuses.values()), len(replies))
        self.assertEqual(statuses.keys(), {3, -1})
        self.assertLessEqual(statuses[-1], killed)
        [(parked,)] = self.gateway.query("SELECT min(message_id) FROM item WHERE status = -1")
        self.expect_parked(parked, "its reader was ended by SIGKILL (Killed)")
        wait_for("new readers", lambda: len(self.readers()) == 2)


if __name__ == "__main__":
    main()
