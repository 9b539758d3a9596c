"""An SMTP session, line by line."""
import socket


class Session:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.replies = self.socket.makefile("rb")
        self.greeting = self.reply()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.replies.close()
        self.socket.close()

    def reply(self):
        """A whole reply, its lines joined by LF; what there is when the connection ends."""
        lines = []
        while not lines or lines[-1][3:4] == "-":
            line = self.replies.readline()
            if not line:
                break
            lines.append(line.decode().removesuffix("\r\n"))
        return "\n".join(lines)

    def send(self, octets):
        self.socket.sendall(octets)

    def say(self, line):
        self.send(line.encode() + b"\r\n")
        return self.reply()

    def mail(self, sender, recipient, message):
        """The last reply: that to the end of the data, or the first that is no success."""
        for line in (f"MAIL FROM:<{sender}>", f"RCPT TO:<{recipient}>", "DATA"):
            reply = self.say(line)
            if reply[0] not in "23":
                return reply
        self.send(message.replace(b"\r\n.", b"\r\n.."))
        return self.say(".")
