"""Answers by mail (iMIP, RFC 6047): the program's mails, as a real mail server and icalendar read them."""
import datetime

from fixture import RECEIVING, GatewayTest, main
from invitation import ADA, ROOM, Invitation
from session import Session
from sink import Sink
from world import wait_for

BERLIN = "\r\n".join([
    "BEGIN:VTIMEZONE", "TZID:W. Europe Standard Time",
    "BEGIN:STANDARD", "DTSTART:16010101T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "END:STANDARD",
    "BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE", ""])


class AnswersByMail(GatewayTest):
    server = 'answer_by = "imip"\ncall_limit = "1 s"\n'
    post = 'call_limit = "2 s"\ngrace = "1 s"\n'

    def setUp(self):
        self.sink = Sink()
        self.addCleanup(self.sink.stop)
        self.settings = (f'[relay]\nurl = "smtp://127.0.0.1:{self.sink.port}"\n'
                         'from = "roomgate@corp.example.com"\ntls = "none"\n')
        super().setUp()

    def send(self, calendar, organizer=ADA, message_id="<1@corp.example.com>"):
        head = "\r\n".join([f"From: <{organizer}>", f"To: <{ROOM}>", "Subject: Review", f"Message-ID: {message_id}",
                            "MIME-Version: 1.0", "Content-Type: text/calendar; charset=utf-8; method=REQUEST", "", ""])
        with Session(self.port) as session:
            session.say("EHLO mail.corp.example.com")
            reply = session.mail(organizer, RECEIVING, head.encode() + calendar.encode())
            self.assertTrue(reply.startswith("250"), reply)

    def mails(self, count):
        wait_for(f"{count} mails", lambda: len(self.sink.mails) >= count)
        return self.sink.mails

    def settled(self):
        wait_for("all to be settled", self.gateway.finished)
        return self.sink.mails

    def test_says_that_the_room_is_booked(self):
        asked = Invitation()
        self.send(asked.calendar())
        mail = self.mails(1)[0]
        self.assertEqual(mail.sender, "roomgate@corp.example.com")
        self.assertEqual(mail.recipients, [ADA])
        self.assertEqual(mail["From"].addresses[0].addr_spec, ROOM)
        self.assertEqual(mail["To"].addresses[0].addr_spec, ADA)
        self.assertEqual(mail["Subject"], "Accepted: Review")
        self.assertEqual(mail["In-Reply-To"], "<1@corp.example.com>")
        self.assertEqual(mail["Auto-Submitted"], "auto-generated")
        self.assertEqual(mail.types(), ["multipart/alternative", "text/plain", "text/html", "text/calendar"])
        self.assertEqual(mail.part("text/calendar").get_param("method"), "REPLY")
        self.assertIn("Room 1", mail.text())
        calendar, event = mail.calendar(), mail.event()
        self.assertEqual(calendar["METHOD"], "REPLY")
        self.assertEqual(event["UID"], asked.uid)
        self.assertEqual(event["SEQUENCE"], 0)
        self.assertEqual(event["ORGANIZER"], f"mailto:{ADA}")
        self.assertEqual(event["ATTENDEE"], f"mailto:{ROOM}")
        self.assertEqual(event["ATTENDEE"].params["PARTSTAT"], "ACCEPTED")
        self.assertEqual(event["DTSTART"].dt, asked.start)
        self.assertEqual(event["DTEND"].dt - event["DTSTART"].dt, datetime.timedelta(minutes=15))
        self.assertEqual(event["COMMENT"].replace("\r\n", "\n"), mail.text().replace("\r\n", "\n").rstrip("\n"))
        self.assertNotIn("RECURRENCE-ID", event)
        self.assertLess(abs(event["DTSTAMP"].dt - datetime.datetime.now(datetime.timezone.utc)),
                        datetime.timedelta(minutes=5))

    def test_goes_out_after_kills_while_the_relay_took_nothing(self):
        self.sink.hangs = True
        self.send(Invitation().calendar())
        for killed in range(1, 4):
            wait_for("the relay to be called", lambda: self.sink.begun >= killed)
            self.gateway.kill()
            self.start()
        self.sink.hangs = False
        self.mails(1)
        self.settled()
        self.assertEqual(self.gateway.query("SELECT state FROM answer"), [("sent",)])

    def test_asks_nothing_of_exchange(self):
        self.send(Invitation().calendar())
        self.mails(1)
        self.settled()
        self.assertEqual(list(self.exchange.pages("/calls")), [])

    def test_says_that_the_room_is_taken(self):
        self.send(Invitation().calendar())
        self.mails(1)
        self.send(Invitation().calendar().replace("invitation-1@", "other@"), message_id="<2@corp.example.com>")
        mail = self.mails(2)[1]
        self.assertEqual(mail["Subject"], "Declined: Review")
        self.assertEqual(mail.event()["ATTENDEE"].params["PARTSTAT"], "DECLINED")
        self.assertIn("already booked", mail.event()["COMMENT"])

    def test_declines_each_date_of_a_series_that_is_taken_in_its_own_zone(self):
        self.gateway.command("rooms", "set", "Room 1", "conflict_percentage_allowed=50",
                             "maximum_conflict_instances=5")
        monday = (Invitation().start + datetime.timedelta(days=7)).replace(tzinfo=None)
        taken = monday + datetime.timedelta(days=1)
        zoned = lambda at: f";TZID=W. Europe Standard Time:{at:%Y%m%dT%H%M%S}"

        def calendar(uid, start, rule=""):
            text = Invitation(rule=rule).calendar().replace("invitation-1@", uid + "@")
            lines = [line for line in text.split("\r\n") if not line.startswith(("DTSTART", "DTEND"))]
            lines[-3:-3] = ["DTSTART" + zoned(start), "DTEND" + zoned(start + datetime.timedelta(minutes=15))]
            return "\r\n".join(lines).replace("BEGIN:VEVENT", BERLIN + "BEGIN:VEVENT")

        self.send(calendar("one", taken))
        self.mails(1)
        self.send(calendar("daily", monday, "FREQ=DAILY;COUNT=4"), message_id="<2@corp.example.com>")
        whole, one = self.mails(3)[1:3]
        self.assertEqual(whole.event()["ATTENDEE"].params["PARTSTAT"], "ACCEPTED")
        self.assertNotIn("RECURRENCE-ID", whole.event())
        event = one.event()
        self.assertEqual(event["UID"], "daily@example.com")
        self.assertEqual(event["ATTENDEE"].params["PARTSTAT"], "DECLINED")
        self.assertEqual(event["RECURRENCE-ID"].params["TZID"], "W. Europe Standard Time")
        self.assertEqual(event["RECURRENCE-ID"].dt.replace(tzinfo=None), taken)
        self.assertEqual(one.calendar().walk("VTIMEZONE")[0]["TZID"], "W. Europe Standard Time")
        self.assertEqual(len(self.settled()), 3)

    def test_answers_one_date_that_comes_on_its_own(self):
        weekly = Invitation(rule="FREQ=WEEKLY;COUNT=3")
        self.send(weekly.calendar())
        self.mails(1)
        second = weekly.start + datetime.timedelta(days=7)
        later = second + datetime.timedelta(hours=3)
        lines = [line for line in Invitation().calendar().replace("SEQUENCE:0", "SEQUENCE:1").split("\r\n")
                 if not line.startswith(("DTSTART", "DTEND"))]
        lines[-3:-3] = [f"RECURRENCE-ID:{second:%Y%m%dT%H%M%SZ}", f"DTSTART:{later:%Y%m%dT%H%M%SZ}", "DURATION:PT15M"]
        self.send("\r\n".join(lines), message_id="<2@corp.example.com>")
        event = self.mails(2)[1].event()
        self.assertEqual(event["RECURRENCE-ID"].dt, second)
        self.assertEqual(event["DTSTART"].dt, later)
        self.assertEqual(event["DTEND"].dt, later + datetime.timedelta(minutes=15))
        self.assertEqual(event["SEQUENCE"], 1)
        self.assertEqual(event["ATTENDEE"].params["PARTSTAT"], "ACCEPTED")

    def test_keeps_what_people_have_written(self):
        name = 'Zürich; der "Große", Saal: 3 – ' + "ß" * 80
        said = "Erstens, zweitens; drittens: C:\\temp\nEND:VEVENT\n" + "Ü" * 200
        self.gateway.write(f"UPDATE room SET name = '{name}' WHERE room_id = 1")
        self.gateway.command("rooms", "set", name, "add_additional_response=true", "additional_response=" + said)
        summary = "Rückblick, Plan; " + "日本語" * 60
        self.send(Invitation().calendar().replace("SUMMARY:Review", "SUMMARY:" + summary.replace(",", "\\,").replace(";", "\\;")))
        mail = self.mails(1)[0]
        event = mail.event()
        self.assertEqual(event["SUMMARY"], summary)
        self.assertTrue(mail["Subject"].startswith("Accepted: Rückblick, Plan; 日本語"), mail["Subject"])
        self.assertEqual(event["ATTENDEE"].params["CN"], name.replace('"', "'"))
        self.assertIn(said, event["COMMENT"])
        self.assertIn(said, mail.text().replace("\r\n", "\n"))
        self.assertLessEqual(max(len(line) for line in mail.raw.split(b"\r\n") if b"=?utf-8?Q?" in line), 76)
        calendar = mail.part("text/calendar").get_payload(decode=True)
        self.assertLessEqual(max(map(len, calendar.split(b"\r\n"))), 75)

    def test_sends_again_under_the_same_message_id_when_the_250_is_lost(self):
        self.sink.replies = [None]
        self.send(Invitation().calendar())
        first, second = self.mails(2)
        self.assertEqual(first["Message-ID"], second["Message-ID"])
        self.settled()
        self.assertEqual(self.gateway.query("SELECT state FROM answer"), [("sent",)])

    def test_sends_no_third_time(self):
        self.sink.replies = [None, None]
        self.send(Invitation().calendar())
        self.mails(2)
        self.assertEqual(len(self.settled()), 2)
        self.assertEqual(self.gateway.query("SELECT state, code FROM answer"), [("parked", "InDoubt")])
        self.assertEqual(self.gateway.query("SELECT status FROM item"), [(-2,)])

    def test_waits_while_the_relay_will_not_take_it_now(self):
        self.sink.replies = ["451 4.3.0 later"]
        self.send(Invitation().calendar())
        self.assertEqual(len(self.mails(1)), 1)

    def test_is_parked_where_the_relay_refuses_the_organizer(self):
        self.sink.unknown = {ADA}
        self.send(Invitation().calendar())
        self.settled()
        self.assertEqual(self.gateway.query("SELECT state, code FROM answer"), [("parked", "SMTP 550")])

    def test_lets_nothing_of_the_request_begin_a_line_of_its_own(self):
        lines = Invitation().calendar().replace(
            "SUMMARY:Review", r"SUMMARY:Review\nBcc: mallory@example.net\r\nX-Mallory: 1;\,END:VEVENT").replace(
            "UID:invitation-1@example.com", r"UID:m\nATTENDEE;PARTSTAT=DECLINED:mailto:mallory@example.net\;").replace(
            f"ORGANIZER:mailto:{ADA}", f'ORGANIZER;CN="a^nX-MALLORY:1":mailto:{ADA}')
        self.send(lines, message_id="<a b\tc>")
        mail = self.mails(1)[0]
        self.assertEqual(mail.recipients, [ADA])
        self.assertNotIn("Bcc", mail.message)
        self.assertNotIn("X-Mallory", mail.message)
        self.assertNotIn("In-Reply-To", mail.message)
        event = mail.event()
        self.assertEqual(event["ATTENDEE"], f"mailto:{ROOM}")
        self.assertEqual(event["UID"].split()[0], "m")
        self.assertNotIn("X-MALLORY", event)
        self.settled()
        self.assertEqual(self.gateway.query("SELECT state FROM answer"), [("sent",)])


if __name__ == "__main__":
    main()
