"""Random lives of meetings: each is a list of mails that its organizer sends in this order."""

import dataclasses
import datetime

from world import ORGANIZER

SLOT = datetime.timedelta(minutes=30)
FIRST_DAY = datetime.datetime.now(datetime.timezone.utc).replace(hour=8, minute=0, second=0, microsecond=0) + \
    datetime.timedelta(days=10)


@dataclasses.dataclass
class Mail:
    key: str  # its Message-ID
    uid: str
    sequence: int
    method: str
    room: int  # index into the rooms
    content: bytes
    fate: str = "answered"  # or parked, unsubscribed, answer parked


def outlook_uid(number):
    """The hex of a GlobalObjectId."""
    return "040000008200E00074C5B7101A82E00800000000" + f"{number:016X}" + "0" * 16 + "10000000" + f"{number:032X}"


def _stamp(at):
    return at.strftime("%Y%m%dT%H%M%SZ")


def _calendar(uid, sequence, method, mailbox, start, weeks):
    dtstamp = datetime.datetime(2026, 11, 1, tzinfo=datetime.timezone.utc) + datetime.timedelta(minutes=sequence)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//drill//EN", f"METHOD:{method}", "BEGIN:VEVENT",
             f"UID:{uid}", f"SEQUENCE:{sequence}", f"DTSTAMP:{_stamp(dtstamp)}", f"ORGANIZER:mailto:{ORGANIZER}",
             f"ATTENDEE;RSVP=TRUE:mailto:{mailbox}", f"DTSTART:{_stamp(start)}", f"DTEND:{_stamp(start + SLOT)}",
             "SUMMARY:Drill"]
    if weeks:
        lines.append(f"RRULE:FREQ=WEEKLY;COUNT={weeks}")
    if method == "CANCEL":
        lines.append("STATUS:CANCELLED")
    return "\r\n".join(lines + ["END:VEVENT", "END:VCALENDAR", ""])


def head(key, mailbox):
    return (f"From: Ada <{ORGANIZER}>\r\nTo: <{mailbox}>\r\nSubject: Drill\r\nMessage-ID: {key}\r\n"
            "Date: Sun, 22 Nov 2026 05:15:00 +0000\r\nMIME-Version: 1.0\r\n")


def mail(uid, sequence, method, room, mailbox, start, weeks=0, fate="answered"):
    key = f"<{uid.partition('@')[0]}-{sequence}-{method.lower()}@corp.example.com>"
    content = (head(key, mailbox) + f"Content-Type: text/calendar; charset=utf-8; method={method}\r\n\r\n" +
               _calendar(uid, sequence, method, mailbox, start, weeks))
    return Mail(key, uid, sequence, method, room, content.encode(), fate)


def life(random, number, rooms, slots):
    """Invited once, perhaps moved up to twice, perhaps cancelled. Slots are few, so meetings collide."""
    room = random.randrange(len(rooms))
    uid = f"drill-{number}@example.com" if number % 2 else outlook_uid(number)
    weeks = random.choice([0, 0, 0, 4])
    methods = ["REQUEST"] + ["REQUEST"] * random.choice([0, 0, 1, 2]) + random.choice([[], [], ["CANCEL"]])
    mails = []
    start = FIRST_DAY
    for sequence, method in enumerate(methods):
        if method == "REQUEST":
            start = FIRST_DAY + SLOT * random.randrange(slots)
        mails.append(mail(uid, sequence, method, room, rooms[room][0], start, weeks))
    return mails
