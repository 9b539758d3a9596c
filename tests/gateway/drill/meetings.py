"""Random lives of meetings: each is a list of mails that its organizer sends in this order."""

import dataclasses
import datetime

from world import ORGANIZER

SLOT = datetime.timedelta(minutes=30)


@dataclasses.dataclass
class Mail:
    key: str  # its Message-ID
    uid: str
    sequence: int
    method: str
    room: int  # index into the rooms
    content: bytes


def _stamp(at):
    return at.strftime("%Y%m%dT%H%M%SZ")


def _calendar(uid, sequence, method, mailbox, start, dtstamp, weeks):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//drill//EN", f"METHOD:{method}", "BEGIN:VEVENT",
             f"UID:{uid}", f"SEQUENCE:{sequence}", f"DTSTAMP:{_stamp(dtstamp)}", f"ORGANIZER:mailto:{ORGANIZER}",
             f"ATTENDEE;RSVP=TRUE:mailto:{mailbox}", f"DTSTART:{_stamp(start)}", f"DTEND:{_stamp(start + SLOT)}",
             "SUMMARY:Drill"]
    if weeks:
        lines.append(f"RRULE:FREQ=WEEKLY;COUNT={weeks}")
    if method == "CANCEL":
        lines.append("STATUS:CANCELLED")
    return "\r\n".join(lines + ["END:VEVENT", "END:VCALENDAR", ""])


def _mail(key, calendar, method, mailbox):
    return (f"From: Ada <{ORGANIZER}>\r\nTo: <{mailbox}>\r\nSubject: Drill\r\nMessage-ID: {key}\r\n"
            f"Date: Sun, 22 Nov 2026 05:15:00 +0000\r\nMIME-Version: 1.0\r\n"
            f"Content-Type: text/calendar; charset=utf-8; method={method}\r\n\r\n{calendar}").encode()


def life(random, number, rooms, first_day, slots):
    """Invited once, perhaps moved up to twice, perhaps cancelled. Slots are few, so meetings collide."""
    room = random.randrange(len(rooms))
    mailbox = rooms[room][0]
    # Every other UID is Outlook's: the hex of a GlobalObjectId.
    uid = f"drill-{number}@example.com" if number % 2 else (
        "040000008200E00074C5B7101A82E00800000000" + f"{number:016X}" + "0" * 16 + "10000000" + f"{number:032X}")
    weeks = random.choice([0, 0, 0, 4])
    methods = ["REQUEST"] + ["REQUEST"] * random.choice([0, 0, 1, 2]) + random.choice([[], [], ["CANCEL"]])
    sent = datetime.datetime(2026, 11, 1, tzinfo=datetime.timezone.utc)
    mails = []
    start = first_day
    for sequence, method in enumerate(methods):
        if method == "REQUEST":
            start = first_day + SLOT * random.randrange(slots)
        key = f"<drill-{number}-{sequence}@corp.example.com>"
        calendar = _calendar(uid, sequence, method, mailbox, start, sent + datetime.timedelta(minutes=sequence), weeks)
        mails.append(Mail(key, uid, sequence, method, room, _mail(key, calendar, method, mailbox)))
    return mails
