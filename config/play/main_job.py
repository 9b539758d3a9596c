#!/usr/bin/env python3
"""roomgate's main job, played with a simulated Exchange server. Whatever is shown here is read back: the
dialogue from the wire, bookings and reasons from the database, answers from the simulator. Ends with exit
code 1 when a step does not come out as it should.

    main_job.py DIRECTORY     where roomgate and exchange_simulator were built"""
import signal
import sys

import calendars
import invitation
from show import BOLD, PLAIN, Unexpected, expect, indented, say, step
from wire import Dialogue
from world import World

ROOM = "room.12@corp.example.com"
RECEIVING = "r12@rooms.example.com"
ADA = "ada@corp.example.com"
BEN = "ben@corp.example.com"


def set_up(world):
    step("A room and its users")
    say(f"The room's mailbox at Exchange is {ROOM}; it forwards to {RECEIVING}, which is us.")
    world.roomgate("rooms", "add", "--name", "Room 12", "--mailbox", ROOM, "--receiving", RECEIVING,
                   "--zone", invitation.ZONE, "--capacity", "8")
    world.roomgate("users", "add", "--email", ADA, "--first-name", "Ada", "--last-name", "Example")
    world.roomgate("users", "add", "--email", BEN, "--first-name", "Ben", "--last-name", "Example")
    world.roomgate("rooms", "list")


def accept(world):
    step("1. A meeting request, every line on the wire")
    meeting = invitation.Meeting("Quarterly figures", ADA, ROOM, invitation.next_monday(10))
    say(f"Ada asks for {meeting.when()}. The request lies in the room's mailbox, and comes to us by SMTP:")
    message = invitation.mail(meeting)
    world.exchange.deliver(ROOM, message, forward=False)
    Dialogue(world.smtp_port).mail(ADA, RECEIVING, message, "250")
    world.expect_answer(meeting, "accept")
    expect(len(calendars.show(world)) == 1, "the room is booked")
    return meeting


def decline_a_conflict(world, booked):
    step("2. A request for a time that is taken")
    meeting = invitation.Meeting("Candidate interview", BEN, ROOM, booked.start.replace(minute=30))
    say(f"Ben asks for {meeting.when()}; from here on Exchange forwards by itself.")
    world.send(meeting)
    answer = world.expect_answer(meeting, "decline")
    expect("already booked" in answer["text"], "the answer says why it was declined")
    calendars.show(world)


def book_a_series(world):
    step("3. A weekly series")
    meeting = invitation.Meeting("Team meeting", BEN, ROOM, invitation.next_monday(14),
                                 rule="FREQ=WEEKLY;COUNT=6;BYDAY=MO")
    say(f"Ben asks for {meeting.when()}, six times.")
    world.send(meeting)
    world.expect_answer(meeting, "accept")
    expect(len(calendars.show(world, meeting)) == 6, "the series has six dates in the room's calendar")


def move(world, booked):
    step("4. An update: the meeting moves by two hours")
    meeting = booked.moved(start=booked.start.replace(hour=booked.start.hour + 2))
    say(f"Ada moves her meeting to {meeting.when()}.")
    world.send(meeting)
    world.expect_answer(meeting, "accept")
    times = calendars.show(world, meeting)
    expect([start for start, _ in times] == [world.utc(meeting.start)], "the room is booked at the new time only")
    return meeting


def cancel(world, booked):
    step("5. A cancellation")
    meeting = booked.moved()
    say("Ada cancels. A cancellation is not answered; the room is free again, in both calendars.")
    world.send(meeting, "CANCEL")
    world.expect_freed(meeting)
    calendars.show(world)


def refuse_a_stranger(world):
    step("6. A requester whom nobody knows")
    stranger = "mallory@elsewhere.example.net"
    meeting = invitation.Meeting("Let me in", stranger, ROOM, invitation.next_monday(16))
    reply = Dialogue(world.smtp_port).mail(stranger, RECEIVING, invitation.mail(meeting), "550")
    expect(stranger in reply, "the refusal names the address")
    expect(not calendars.in_database(world, meeting), "nothing was booked")


def survive_an_outage(world):
    step("7. Exchange is down, and comes back")
    world.exchange.down()
    say("The EWS endpoint is closed now; mail still flows.")
    meeting = invitation.Meeting("Budget", ADA, ROOM, invitation.next_monday(9))
    world.send(meeting)
    world.expect_waiting_answer(meeting)
    expect(len(calendars.show(world, meeting)) == 1, "the room is booked although Exchange is down")
    say("The answer waits in the database. Exchange comes back:")
    world.exchange.up()
    world.expect_answer(meeting, "accept")


def ask_why(world, message):
    step("8. What the help desk sees")
    world.roomgate("messages")
    world.roomgate("why", message)


def play(world):
    set_up(world)
    booked = accept(world)
    decline_a_conflict(world, booked)
    book_a_series(world)
    moved = move(world, booked)
    cancel(world, moved)
    refuse_a_stranger(world)
    survive_an_outage(world)
    ask_why(world, "2")


def last_words():
    print(f"""
{BOLD}All of it came out as it should.{PLAIN} To start for real:
    mkdir -p /etc/roomgate /var/lib/roomgate && cp config/roomgate.toml /etc/roomgate/   # a sample, every key explained
    build/release/roomgate check --config /etc/roomgate/roomgate.toml
    build/release/roomgate serve --config /etc/roomgate/roomgate.toml
README.md says what Exchange needs.""")


def main():
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda *_: sys.exit(1))  # by way of World.__exit__, which ends the processes
    try:
        with World(sys.argv[1], {ROOM: RECEIVING}) as world:
            world.show_log_on_error(play)
    except Unexpected as error:
        print(f"\nThis did not come out as it should: {error}", file=sys.stderr)
        return 1
    last_words()
    return 0


if __name__ == "__main__":
    sys.exit(main())
