"""The room's calendar, as roomgate's database has it and as it stands in the room's mailbox at Exchange."""
import datetime
import zoneinfo

import invitation
from show import expect, indented, say


def local(seconds):
    return datetime.datetime.fromtimestamp(seconds, zoneinfo.ZoneInfo(invitation.ZONE))


def line(start, end, organizer, summary, more):
    return f"{local(start):%a %Y-%m-%d %H:%M} to {local(end):%H:%M %Z}  {organizer}  {summary}  {more}".rstrip()


def in_database(world, meeting=None):
    """UID, start and end in UTC seconds, organizer and subject of each date."""
    found = world.rows("SELECT uid, start_at, end_at, organizer, summary FROM occurrence JOIN reservation "
                       "USING (reservation_id) ORDER BY start_at")
    return [row for row in found if meeting is None or row[0] == meeting.uid]


def at_exchange(world, meeting=None):
    """The items in the room's calendar folder; a series is one item."""
    found = [entry for room in world.rooms for entry in world.exchange.calendar(room)]
    return [entry for entry in sorted(found, key=lambda entry: entry["start"])
            if meeting is None or entry["uid"] == meeting.uid]


def database_lines(world, meeting=None):
    return [line(start, end, organizer, summary, "")
            for _, start, end, organizer, summary in in_database(world, meeting)]


def exchange_lines(world, meeting=None):
    return [line(entry["start"], entry["end"], entry["organizer"], entry["subject"],
                 ("series, " if entry["recurring"] else "") + entry["response"])
            for entry in at_exchange(world, meeting)]


def show(world, meeting=None):
    """Shows both, side by side; returns start and end of each date in the database."""
    for words, lines in (("in the database", database_lines(world, meeting)),
                         ("in its mailbox at Exchange", exchange_lines(world, meeting))):
        say(f"The room's calendar, {words}:")
        indented("\n".join(lines) or "(nothing)")
    booked = {row[0] for row in in_database(world, meeting)}
    expect(booked == {entry["uid"] for entry in at_exchange(world, meeting)}, "both have the same meetings")
    return [(start, end) for _, start, end, _, _ in in_database(world, meeting)]
