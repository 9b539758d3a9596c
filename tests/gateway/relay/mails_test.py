"""Mails through the relay beside the answers in the calendar: to the delegates of a room, and confirmations."""
import pathlib

from fixture import RECEIVING, GatewayTest, main
from invitation import ADA, Invitation
from session import Session
from sink import Sink
from world import wait_for

GRACE = "grace@corp.example.com"


class MailTest(GatewayTest):
    answer = ""  # keys of [answer]

    def setUp(self):
        self.sink = Sink()
        self.addCleanup(self.sink.stop)
        self.settings = (f'[relay]\nurl = "smtp://127.0.0.1:{self.sink.port}"\nfrom = "roomgate@corp.example.com"\n'
                         f'tls = "none"\n[answer]\n{self.answer}')
        super().setUp()

    def ask(self, invitation, sender=ADA, headers="", change=("", "")):
        message = headers.encode() + self.arrives(invitation).replace(*(part.encode() for part in change))
        with Session(self.port) as session:
            session.say("EHLO mail.corp.example.com")
            reply = session.mail(sender, RECEIVING, message)
            self.assertTrue(reply.startswith("250"), reply)

    def mails(self, count):
        wait_for(f"{count} mails", lambda: len(self.sink.mails) >= count)
        return self.sink.mails

    def kinds(self, invitation, count):
        wait_for(f"{count} answers", lambda: len(self.answers(invitation)) >= count)
        return self.answers(invitation)


class Approval(MailTest):
    def test_is_asked_for_by_mail_given_by_command_and_answered(self):
        self.gateway.command("rooms", "set", "Room 1", "all_book_in_policy=false", "all_request_in_policy=true",
                             f"resource_delegates={GRACE}")
        asked = Invitation()
        self.ask(asked)
        mail = self.mails(1)[0]
        self.assertEqual(mail.recipients, [GRACE])
        self.assertEqual(mail["Subject"], f"Room 1: {ADA} asks for it")
        self.assertEqual(mail["Auto-Submitted"], "auto-generated")
        self.assertEqual(self.kinds(asked, 1), ["tentative"])
        command = next(line for line in mail.text().splitlines() if "roomgate approve" in line).split()
        self.gateway.command(*command[1:], "--comment", "Welcome.")
        self.assertEqual(self.kinds(asked, 2), ["tentative", "accept"])
        self.assertEqual(self.gateway.query("SELECT tentative FROM occurrence"), [(0,)])
        self.assertEqual(len(self.sink.mails), 1)


class Confirmation(MailTest):
    answer = 'confirmation = "requester"\n'

    def test_tells_the_requester_what_is_booked(self):
        asked = Invitation()
        self.ask(asked)
        mail = self.mails(1)[0]
        self.assertEqual(mail.sender, "roomgate@corp.example.com")
        self.assertEqual(mail.recipients, [ADA])
        self.assertEqual(mail["Subject"], "Room 1 is booked")
        self.assertEqual(mail["Auto-Submitted"], "auto-generated")
        self.assertEqual(mail.types(), ["multipart/alternative", "text/plain", "text/html"])
        self.assertIn("Room 1 is booked for you", mail.text())
        self.assertIn("Room 1 is booked for you", mail.text("text/html"))
        self.assertEqual(self.kinds(asked, 1), ["accept"])

    def test_tells_of_a_cancellation(self):
        self.ask(Invitation())
        self.mails(1)
        self.ask(Invitation(), change=("METHOD:REQUEST", "METHOD:CANCEL"))
        mail = self.mails(2)[1]
        self.assertEqual(mail["Subject"], "Room 1 is no longer booked")
        self.assertIn("The meeting is cancelled", mail.text())

    def test_waits_until_the_delegates_have_approved(self):
        self.gateway.command("rooms", "set", "Room 1", "all_book_in_policy=false", "all_request_in_policy=true",
                             f"resource_delegates={GRACE}")
        self.ask(Invitation())
        self.assertEqual(self.mails(1)[0].recipients, [GRACE])
        self.gateway.command("approve", "1")
        self.assertEqual(self.mails(2)[1].recipients, [ADA])
        self.assertEqual(self.sink.mails[1]["Subject"], "Room 1 is booked")

    def test_goes_to_nobody_for_what_is_declined(self):
        self.ask(Invitation())
        self.mails(1)
        other = Invitation(number=1)
        self.ask(other, change=("UID:invitation-1@", "UID:other@"))
        wait_for("two decisions", lambda: len(self.gateway.query("SELECT 1 FROM decision")) == 2)
        self.assertEqual(self.gateway.query("SELECT count(*) FROM notice"), [(1,)])

    def test_goes_to_nobody_who_sent_by_a_program_or_without_a_sender(self):
        self.ask(Invitation(1), headers="Auto-Submitted: auto-generated\r\n")
        self.ask(Invitation(2), headers="Precedence: bulk\r\n")
        self.ask(Invitation(3), headers="List-Id: <rooms.example.com>\r\n")
        self.ask(Invitation(4), sender="")
        wait_for("four decisions", lambda: len(self.gateway.query("SELECT 1 FROM decision")) == 4)
        self.assertEqual(self.gateway.query("SELECT count(*) FROM notice"), [(0,)])

    def test_that_is_not_yet_sent_is_replaced_by_what_is_newer(self):
        self.sink.replies = ["451 4.3.0 later"] * 2
        self.ask(Invitation())
        wait_for("a failure", lambda: self.gateway.query("SELECT 1 FROM notice WHERE tries > 0"))
        self.ask(Invitation(), change=("METHOD:REQUEST", "METHOD:CANCEL"))
        wait_for("the cancellation", lambda: len(self.gateway.query("SELECT 1 FROM notice")) == 2)
        self.assertEqual(self.gateway.query("SELECT state FROM notice ORDER BY notice_id")[0], ("replaced",))


class LostReplies(MailTest):
    answer = 'confirmation = "requester"\n'
    server = 'call_limit = "3 s"\n'
    post = 'call_limit = "6 s"\ngrace = "1 s"\n'

    def ends(self, state):
        wait_for(f"the mail to be {state}", lambda: self.gateway.query("SELECT state FROM notice") == [(state,)])

    def test_of_the_relay_have_a_mail_go_out_once_more_under_the_same_message_id(self):
        self.sink.replies = [None]
        self.ask(Invitation())
        first, second = self.mails(2)
        self.assertEqual(first["Message-ID"], second["Message-ID"])
        self.ends("sent")

    def test_have_no_mail_go_out_a_third_time(self):
        self.sink.replies = [None, None]
        self.ask(Invitation())
        self.ends("parked")
        self.assertEqual(len(self.sink.mails), 2)


class Kills(MailTest):
    """While the relay does not take anything."""
    answer = 'confirmation = "requester"\n'
    server = 'call_limit = "1 s"\n'
    post = 'call_limit = "2 s"\ngrace = "1 s"\n'

    def test_do_not_count_as_mails_that_may_have_gone_out(self):
        self.sink.hangs = True
        self.ask(Invitation())
        for killed in range(1, 4):
            wait_for("the relay to be called", lambda: self.sink.begun >= killed)
            self.gateway.kill()
            self.start()
        self.sink.hangs = False
        self.mails(1)
        wait_for("the mail to be sent", lambda: self.gateway.query("SELECT state FROM notice") == [("sent",)])


class WithoutConfirmation(MailTest):
    def test_nobody_is_told_beside_the_answer(self):
        asked = Invitation()
        self.ask(asked)
        self.assertEqual(self.kinds(asked, 1), ["accept"])
        self.assertEqual(self.gateway.query("SELECT count(*) FROM notice"), [(0,)])


class GermanMails(MailTest):
    answer = ('confirmation = "requester"\nlocale = "de"\n'
              f'templates = "{pathlib.Path(__file__).resolve().parents[3] / "config/templates/de"}"\n')

    def test_are_german(self):
        self.gateway.command("rooms", "set", "Room 1", "all_book_in_policy=false", "all_request_in_policy=true",
                             f"resource_delegates={GRACE}")
        self.ask(Invitation())
        asked = self.mails(1)[0]
        self.assertEqual(asked["Subject"], f"Room 1: {ADA} bittet darum")
        self.assertIn("Der Raum bleibt vorgemerkt", asked.text())
        self.gateway.command("approve", "1")
        self.assertEqual(self.mails(2)[1]["Subject"], "Room 1 ist gebucht")
        self.ask(Invitation(), change=("METHOD:REQUEST", "METHOD:CANCEL"))
        self.assertIn("Die Besprechung ist abgesagt", self.mails(3)[2].text())


if __name__ == "__main__":
    main()
