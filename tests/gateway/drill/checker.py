"""What must be true after a drill, by the clients' log, the database and the simulator alone."""

import collections
import hashlib
import json


def _events(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _octets_of_messages(gateway):
    """The hash of each message in the database, by its id."""
    return {number: hashlib.sha256(raw).hexdigest() for number, raw in gateway.query("SELECT message_id, raw FROM message")}


def accepted_is_stored(events, stored):
    """Every message that got 250 is there, octet by octet; none was invented."""
    for event in events:
        if event["event"] == "accepted" and event["sha256"] not in stored.values():
            yield f"lost: {event['key']} got 250 and is not in the database"
    sent = {event["sha256"] for event in events if event["event"] == "sent"}
    for number, octets in stored.items():
        if octets not in sent:
            yield f"invented: message {number} is in the database and was never sent"


def copies_are_complete(gateway, directory):
    """keep_email: one copy of each message, octet by octet, and none of others. To be asked when it has stopped."""
    stored = _octets_of_messages(gateway)
    copies = collections.Counter()
    for file in directory.glob("*.eml"):
        number = int(file.stem.rpartition("_")[2])
        copies[number] += 1
        if hashlib.sha256(file.read_bytes()).hexdigest() != stored.get(number):
            yield f"wrong copy: {file.name} is not message {number}"
    for number in stored:
        if copies[number] != 1:
            yield f"copies: message {number} has {copies[number]}"


def parked_in_doubt(gateway):
    """Answers that may be out twice already: room, UID and SEQUENCE, and the item of each."""
    return {(room, uid.lower(), sequence): item for room, uid, sequence, item in gateway.query(
        "SELECT mailbox, uid, sequence, item_id FROM answer JOIN room USING (room_id) "
        "WHERE state = 'parked' AND code = 'InDoubt'")}


def all_is_finished(events, stored, gateway, in_doubt):
    """Every item has the status that its mail was made for, and every answer its end: nothing waits for ever."""
    fates = {event["sha256"]: event["fate"] for event in events}
    statuses = {"answered": (2, 3), "unsubscribed": (2,), "parked": (-1,), "answer parked": (2, -2)}
    excused = set(in_doubt.values())
    for item, number, status, reason in gateway.query("SELECT item_id, message_id, status, reason FROM item"):
        if status not in statuses[fates.get(stored[number], "answered")] and not (status == -2 and item in excused):
            yield f"not finished: message {number} has status {status}: {reason}"
    for answer, uid, state, words, number, item in gateway.query(
            "SELECT answer_id, uid, state, words, message_id, item_id FROM answer JOIN item USING (item_id)"):
        ends = ("parked",) if fates.get(stored[number]) == "answer parked" else ("sent", "replaced")
        if state not in ends and not (state == "parked" and item in excused):
            yield f"not answered: answer {answer} to {uid} is {state}: {words}"


def no_room_is_booked_twice(gateway):
    rows = gateway.query("SELECT room_id, blocked_from_at, blocked_to_at, reservation_id FROM occurrence "
                         "WHERE exclusive = 1 AND blocked_to_at > blocked_from_at ORDER BY 1, 2, 3")
    for one, other in zip(rows, rows[1:]):
        if one[0] == other[0] and other[1] < one[2]:
            yield f"booked twice: room {one[0]}, reservations {one[3]} and {other[3]} at {other[1]}"


def one_answer_for_each_decision(mails, shows_evidence):
    """Two only where the simulator withholds all evidence. (That there is one: the_newest_is_answered_as_booked.)"""
    count = collections.Counter((mail["room"].lower(), mail["uid"].lower(), mail["sequence"], mail["recurrence_id"])
                                for mail in mails)
    for (room, uid, sequence, _), number in count.items():
        if number > (1 if shows_evidence else 2):
            yield f"answered {number} times: {uid} version {sequence} in {room}"


def the_newest_is_answered_as_booked(events, gateway, mails, rooms, in_doubt):
    """The organizer of each meeting that was not cancelled last heard what stands in the calendar."""
    newest = {}
    for event in events:
        if event["event"] == "accepted" and event["fate"] == "answered":
            newest[event["uid"]] = max(newest.get(event["uid"], event), event, key=lambda e: e["sequence"])
    booked = {(room, uid.lower()) for room, uid in gateway.query(
        "SELECT DISTINCT mailbox, uid FROM occurrence JOIN reservation USING (reservation_id) "
        "JOIN room ON room.room_id = reservation.room_id")}
    heard = {}
    for mail in mails:
        if mail["kind"] in ("accept", "tentative", "decline") and mail["recurrence_id"] is None:
            heard[mail["room"].lower(), mail["uid"].lower()] = mail
    for event in newest.values():
        place = (rooms[event["room"]][0], event["uid"].lower())
        if event["method"] == "CANCEL":
            if place in booked:
                yield f"ghost: {event['uid']} was cancelled and is still booked"
            continue
        answer = heard.get(place)
        if (*place, event["sequence"]) in in_doubt:
            continue
        if answer is None or answer["sequence"] != event["sequence"]:
            yield f"unanswered: version {event['sequence']} of {event['uid']}"
        elif (answer["kind"] == "accept") != (place in booked):
            yield f"wrong answer: {event['uid']} heard {answer['kind']}, booked is {place in booked}"


def both_calendars_agree(gateway, simulator):
    """By meeting and its time in the week: the first date of a series may be one that was not booked."""
    week = 7 * 24 * 3600
    here = {(mailbox, uid.lower(), start % week) for mailbox, uid, start in gateway.query(
        "SELECT mailbox, uid, min(start_at) FROM occurrence JOIN reservation USING (reservation_id) "
        "JOIN room ON room.room_id = reservation.room_id WHERE origin = 'mail' AND NOT EXISTS (SELECT 1 FROM answer "
        "WHERE answer.room_id = room.room_id AND answer.uid = reservation.uid AND state = 'parked') "
        "GROUP BY reservation_id")}
    there = {(room["mailbox"], item["uid"].lower(), item["start"] % week)
             for room in simulator.call("GET", "/state")["rooms"] for item in room["calendar"]
             if item["response"] == "Accept"}
    for place in here - there:
        yield f"booked here and not accepted in Exchange: {place}"
    for place in there - here:
        yield f"accepted in Exchange and not booked here: {place}"


def check(log_path, gateway, simulator, rooms, withheld=()):
    """All faults that are found, in words. `withheld`: the evidence that the simulator keeps to itself."""
    events = _events(log_path)
    stored = _octets_of_messages(gateway)
    mails = [mail for mail in simulator.pages("/organizer-mail") if mail["kind"] != "undeliverable"]
    shows_evidence = not {"withhold_response", "withhold_removal", "withhold_copy"}.issubset(withheld)
    in_doubt = {} if shows_evidence else parked_in_doubt(gateway)
    return [*accepted_is_stored(events, stored), *all_is_finished(events, stored, gateway, in_doubt),
            *no_room_is_booked_twice(gateway), *one_answer_for_each_decision(mails, shows_evidence),
            *the_newest_is_answered_as_booked(events, gateway, mails, rooms, in_doubt),
            *(both_calendars_agree(gateway, simulator) if "withhold_response" not in withheld else [])]
