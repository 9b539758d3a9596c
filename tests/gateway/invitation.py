"""Meeting requests as Exchange forwards them."""
import dataclasses
import datetime

ADA = "ada@corp.example.com"
ROOM = "room.12@corp.example.com"
OTHER_ROOM = "room.13@corp.example.com"


@dataclasses.dataclass
class Invitation:
    number: int = 1  # each has a time of its own
    rooms: tuple = (ROOM,)
    organizer: str = ADA
    rule: str = ""
    attachment: bytes = b".a line with a dot in front\r\n"

    @property
    def uid(self):
        return f"invitation-{self.number}@example.com"

    @property
    def start(self):
        today = datetime.datetime.now(datetime.timezone.utc).replace(hour=0, minute=0, second=0, microsecond=0)
        return today + datetime.timedelta(days=7, minutes=15 * self.number)

    def calendar(self):
        end = self.start + datetime.timedelta(minutes=15)
        return "\r\n".join([
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//clients//EN", "METHOD:REQUEST", "BEGIN:VEVENT",
            f"UID:{self.uid}", "SEQUENCE:0", "DTSTAMP:20261101T080000Z", f"ORGANIZER:mailto:{self.organizer}",
            *(f"ATTENDEE;RSVP=TRUE:mailto:{room}" for room in self.rooms), "SUMMARY:Review",
            f"DTSTART:{self.start:%Y%m%dT%H%M%SZ}", f"DTEND:{end:%Y%m%dT%H%M%SZ}",
            *([f"RRULE:{self.rule}"] if self.rule else []), "END:VEVENT", "END:VCALENDAR", ""])

    def mail(self):
        head = "\r\n".join([
            f"From: Ada <{self.organizer}>", f"To: <{'>, <'.join(self.rooms)}>", "Subject: Review",
            "Date: Sun, 22 Nov 2026 05:15:00 +0000", f"Message-ID: <{self.uid}>", "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=b", "", "--b",
            "Content-Type: text/calendar; charset=utf-8; method=REQUEST", "", self.calendar(), "--b",
            "Content-Type: application/octet-stream", "Content-Transfer-Encoding: 8bit", "", ""])
        return head.encode() + self.attachment + b"\r\n--b--\r\n"
