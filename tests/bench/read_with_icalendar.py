#!/usr/bin/env python3
"""CPU time of reading one meeting request with Python's email and icalendar packages (python3-icalendar): the
calendar part found and decoded, the calendar parsed, its time zones too, times and addresses taken. Prints
microseconds a message."""

import email
import email.policy
import pathlib
import sys
import time

from icalendar import Calendar


def read(raw):
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    for part in mail.walk():
        if part.get_content_type() != "text/calendar":
            continue
        calendar = Calendar.from_ical(part.get_payload(decode=True))
        method = str(calendar["METHOD"])
        return [(method, str(event["UID"]), event["DTSTART"].dt, event["DTEND"].dt, event["DTSTAMP"].dt,
                 str(event["ORGANIZER"]), str(event.get("SUMMARY", ""))) for event in calendar.walk("VEVENT")]
    raise SystemExit("the message has no calendar")


def main():
    raw = pathlib.Path(sys.argv[1]).read_bytes()
    count = int(sys.argv[2])
    assert read(raw)
    begin = time.process_time()
    for _ in range(count):
        read(raw)
    print((time.process_time() - begin) / count * 1e6)


if __name__ == "__main__":
    main()
