"""What must be true after a drill, by the clients' log, the database and the simulator alone."""

import collections
import json

def _events(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def accepted_is_stored(events, gateway):
    """Every message that got 250 is there; none was invented."""
    stored = {key for key, in gateway.query("SELECT mail_message_id FROM message")}
    for event in events:
        if event["event"] == "accepted" and event["key"] not in stored:
            yield f"lost: {event['key']} got 250 and is not in the database"
    for key in stored - {event["key"] for event in events if event["event"] == "sent"}:
        yield f"invented: {key} is in the database and was never sent"


def all_is_finished(gateway):
    """Every item has a final status and every answer its end: nothing waits for ever."""
    for key, status, reason in gateway.query("SELECT mail_message_id, status, reason FROM item JOIN message "
                                             "USING (message_id) WHERE status NOT IN (2, 3)"):
        yield f"not finished: {key} has status {status}: {reason}"
    for answer, uid, state, words in gateway.query(
            "SELECT answer_id, uid, state, words FROM answer WHERE state NOT IN ('sent', 'replaced')"):
        yield f"not answered: answer {answer} to {uid} is {state}: {words}"


def no_room_is_booked_twice(gateway):
    rows = gateway.query("SELECT room_id, blocked_from_at, blocked_to_at, reservation_id FROM occurrence "
                         "WHERE exclusive = 1 AND blocked_to_at > blocked_from_at ORDER BY 1, 2, 3")
    for one, other in zip(rows, rows[1:]):
        if one[0] == other[0] and other[1] < one[2]:
            yield f"booked twice: room {one[0]}, reservations {one[3]} and {other[3]} at {other[1]}"


def one_answer_for_each_decision(mails, at_most):
    """Two only where the simulator withheld all evidence (at_most = 2)."""
    count = collections.Counter((mail["room"].lower(), mail["uid"].lower(), mail["sequence"], mail["recurrence_id"])
                                for mail in mails)
    for (room, uid, sequence, _), number in count.items():
        if number > at_most:
            yield f"answered {number} times: {uid} version {sequence} in {room}"


def the_newest_is_answered_as_booked(events, gateway, mails, rooms):
    """The organizer of each meeting that was not cancelled last heard what stands in the calendar."""
    newest = {}
    for event in events:
        if event["event"] == "accepted":
            newest[event["uid"]] = max(newest.get(event["uid"], event), event, key=lambda e: e["sequence"])
    booked = {(room, uid.lower()) for room, uid in gateway.query(
        "SELECT DISTINCT mailbox, uid FROM occurrence JOIN reservation USING (reservation_id) "
        "JOIN room ON room.room_id = reservation.room_id")}
    heard = {}
    for mail in mails:
        if mail["kind"] in ("accept", "tentative", "decline"):
            heard[mail["room"].lower(), mail["uid"].lower()] = mail
    for event in newest.values():
        place = (rooms[event["room"]][0], event["uid"].lower())
        if event["method"] == "CANCEL":
            if place in booked:
                yield f"ghost: {event['uid']} was cancelled and is still booked"
            continue
        answer = heard.get(place)
        if answer is None or answer["sequence"] != event["sequence"]:
            yield f"unanswered: version {event['sequence']} of {event['uid']}"
        elif (answer["kind"] == "accept") != (place in booked):
            yield f"wrong answer: {event['uid']} heard {answer['kind']}, booked is {place in booked}"


def both_calendars_agree(gateway, simulator):
    here = collections.Counter(gateway.query(
        "SELECT mailbox, min(start_at), count(*) FROM occurrence JOIN reservation USING (reservation_id) "
        "JOIN room ON room.room_id = reservation.room_id WHERE origin = 'mail' GROUP BY reservation_id"))
    there = collections.Counter()
    for room in simulator.call("GET", "/state")["rooms"]:
        for item in room["calendar"]:
            if item["response"] == "Accept":
                there[room["mailbox"], item["start"]] += 1
    first_dates = collections.Counter((mailbox, start) for mailbox, start, _ in here)
    for place in (first_dates - there):
        yield f"booked here and not accepted in Exchange: {place}"
    for place in (there - first_dates):
        yield f"accepted in Exchange and not booked here: {place}"


def check(log_path, gateway, simulator, rooms, answers_at_most=1, shows_responses=True):
    """All faults that are found, in words. A simulator that withholds responses shows no accepted calendar."""
    events = _events(log_path)
    mails = [mail for mail in simulator.pages("/organizer-mail") if mail["kind"] != "undeliverable"]
    return [*accepted_is_stored(events, gateway), *all_is_finished(gateway), *no_room_is_booked_twice(gateway),
            *one_answer_for_each_decision(mails, answers_at_most),
            *the_newest_is_answered_as_booked(events, gateway, mails, rooms),
            *(both_calendars_agree(gateway, simulator) if shows_responses else [])]
