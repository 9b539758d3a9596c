"""The Exchange simulator, driven through its control port."""
import json
import subprocess
import urllib.parse
import urllib.request

from show import expect


class Exchange:
    def __init__(self, program, arguments):
        self.process = subprocess.Popen([program, *arguments], stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        expect(line, "the Exchange simulator did not start")
        ports = json.loads(line)
        self.ews_url = ports["ews"]
        self.control_url = ports["control"]

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def ask(self, path, body=None):
        """GET, or POST with a body; returns what the JSON of the reply says."""
        request = urllib.request.Request(self.control_url + path, data=body)
        with urllib.request.urlopen(request, timeout=30) as reply:
            text = reply.read()
        return json.loads(text) if text.strip() else {}

    def post(self, path, value):
        return self.ask(path, json.dumps(value).encode())

    def forward_to(self, port):
        self.post("/smtp", {"host": "127.0.0.1", "port": port})

    def deliver(self, mailbox, message, forward=True):
        """A mail arrives in the mailbox; returns the number of its forward."""
        query = urllib.parse.urlencode({"room": mailbox, "forward": "yes" if forward else "no"})
        return self.ask("/deliver?" + query, message.encode())["number"]

    def forward(self, number):
        return next(one for one in self.ask("/forwards")["forwards"] if one["number"] == number)

    def organizer_mail(self, uid):
        return [mail for mail in self.ask("/organizer-mail")["mail"] if mail["uid"] == uid]

    def calendar(self, mailbox):
        state = self.ask("/state?" + urllib.parse.urlencode({"room": mailbox}))
        return state["rooms"][0]["calendar"]

    def down(self):
        self.ask("/down", b"")

    def up(self):
        self.ask("/up", b"")
