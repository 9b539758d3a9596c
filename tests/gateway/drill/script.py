"""Meetings played one after the other, so that every kind of commit is made on its own."""

import dataclasses
import datetime
import threading

from clients import Clients
from meetings import FIRST_DAY, SLOT, Mail, head, mail, outlook_uid
from world import wait_for

WEEK = datetime.timedelta(weeks=1)


@dataclasses.dataclass
class Step:
    mail: Mail
    control: list = dataclasses.field(default_factory=list)  # what the simulator is told before: path and body
    until_answered: bool = True  # else only until it is decided


def nested(room, mailbox):
    """Parked: the reader does not follow so many parts."""
    key = "<nested@corp.example.com>"
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(300))
    return Mail(key, "nested", 0, "", room, (head(key, mailbox) + parts + "\r\n").encode(), "parked")


def every_kind(rooms):
    """Booked, declined, moved, in part, replaced, in doubt, cancelled; in the last room no answer can be sent."""
    last = len(rooms) - 1

    def ask(number, sequence, slot, **more):
        room = more.pop("room", 0)
        uid = outlook_uid(number) if number % 2 else f"kind-{number}@example.com"
        return mail(uid, sequence, more.pop("method", "REQUEST"), room, rooms[room][0], FIRST_DAY + SLOT * slot, **more)

    series = mail("in-part@example.com", 0, "REQUEST", 0, rooms[0][0], FIRST_DAY + SLOT * 2 - WEEK, weeks=3)
    return [
        Step(ask(1, 0, 1)),
        Step(ask(2, 0, 1)),  # a conflict
        Step(ask(1, 1, 2)),
        Step(series),  # its second date is a conflict
        Step(ask(3, 0, 5), [("/down", None)], until_answered=False),
        Step(ask(3, 1, 6), until_answered=False),  # replaces the answer that waits
        Step(ask(4, 0, 7), [("/faults", {"kind": "response_lost", "operation": "CreateItem", "times": 1}),
                            ("/up", None)]),
        Step(ask(5, 0, 1, room=last, fate="answer parked"),
             [("/faults", {"kind": "code", "operation": "CreateItem", "mailbox": rooms[last][0], "per_item": True,
                           "code": "ErrorInvalidRequest"})]),
        Step(ask(6, 0, 1, method="REPLY", fate="unsubscribed")),
        Step(nested(0, rooms[0][0])),
        Step(ask(1, 2, 2, method="CANCEL")),
    ]


def kinds_that_are_missing(gateway):
    """In the database of a play that nothing disturbed."""
    kinds = {"item": ("SELECT DISTINCT status FROM item", {2, 3, -1, -2}),
             "answer": ("SELECT DISTINCT state FROM answer", {"sent", "replaced", "parked"}),
             "step": ("SELECT DISTINCT kind FROM answer_step WHERE state = 'sent'", {"accept", "decline", "remove"}),
             "attempt": ("SELECT DISTINCT outcome FROM attempt", {"sent", "waiting", "parked"})}
    for what, (sql, wanted) in kinds.items():
        for kind in wanted - {row[0] for row in gateway.query(sql)}:
            yield f"not played: no {what} that became {kind}"


class Organizer(Clients):
    """Waits after each mail until it has come to rest; once hurried no more."""

    def __init__(self, gateway, simulator, rooms, log):
        super().__init__([gateway], simulator, rooms, [every_kind(rooms)], log, threads=1)
        self.gateway = gateway
        self.hurried = threading.Event()

    def hurry(self):
        self.hurried.set()

    def _live(self, life):
        for step in life:
            for path, body in step.control:
                self.simulator.tell(path, body)
            self._post(step.mail)
            rest = self.gateway.finished if step.until_answered else self.gateway.decided
            wait_for(f"{step.mail.key} to come to rest", lambda: self.hurried.is_set() or rest())
