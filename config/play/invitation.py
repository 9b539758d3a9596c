"""Meeting requests as Exchange forwards them."""
import dataclasses
import datetime
import uuid
import zoneinfo

ZONE = "Europe/Berlin"

TIME_ZONE = """BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


@dataclasses.dataclass
class Meeting:
    subject: str
    organizer: str
    room: str  # its mailbox
    start: datetime.datetime  # wall clock in ZONE
    minutes: int = 60
    rule: str = ""
    sequence: int = 0
    uid: str = dataclasses.field(default_factory=lambda: str(uuid.uuid4()))

    def moved(self, **changes):
        """The same meeting, changed by its organizer."""
        return dataclasses.replace(self, sequence=self.sequence + 1, **changes)

    def when(self):
        end = self.start + datetime.timedelta(minutes=self.minutes)
        weekly = ", weekly" if self.rule else ""
        return f"{self.start:%a %d %b %Y %H:%M} to {end:%H:%M}{weekly}"


def next_monday(hour):
    """A Monday at least a week from now, on the hour."""
    today = datetime.datetime.now(zoneinfo.ZoneInfo(ZONE)).date()
    monday = today + datetime.timedelta(days=14 - today.weekday())
    return datetime.datetime.combine(monday, datetime.time(hour))


def calendar(meeting, method):
    end = meeting.start + datetime.timedelta(minutes=meeting.minutes)
    stamp = datetime.datetime.now(datetime.timezone.utc)
    lines = [
        "BEGIN:VCALENDAR", f"METHOD:{method}", "PRODID:Microsoft Exchange Server 2010", "VERSION:2.0",
        *TIME_ZONE.splitlines(), "BEGIN:VEVENT", f"ORGANIZER;CN=Organizer:mailto:{meeting.organizer}",
        f"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:{meeting.room}",
        f"UID:{meeting.uid}", f"SUMMARY:{meeting.subject}",
        f"DTSTART;TZID=W. Europe Standard Time:{meeting.start:%Y%m%dT%H%M%S}",
        f"DTEND;TZID=W. Europe Standard Time:{end:%Y%m%dT%H%M%S}",
        *([f"RRULE:{meeting.rule}"] if meeting.rule else []), f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{meeting.sequence}", f"STATUS:{'CANCELLED' if method == 'CANCEL' else 'CONFIRMED'}",
        "TRANSP:OPAQUE", "END:VEVENT", "END:VCALENDAR", ""]
    return "\r\n".join(lines)


def mail(meeting, method="REQUEST"):
    stamp = datetime.datetime.now(datetime.timezone.utc)
    head = [
        f"From: Organizer <{meeting.organizer}>", f"To: <{meeting.room}>", f"Subject: {meeting.subject}",
        f"Date: {stamp:%a, %d %b %Y %H:%M:%S} +0000", f"Message-ID: <{uuid.uuid4()}@corp.example.com>",
        "MIME-Version: 1.0", f'Content-Type: text/calendar; charset="utf-8"; method={method}', "",
        calendar(meeting, method)]
    return "\r\n".join(head)
