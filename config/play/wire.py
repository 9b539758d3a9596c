"""An SMTP client that shows every line of the dialogue, as telnet would."""
import socket

from show import expect, indented


class Dialogue:
    def __init__(self, port):
        self.connection = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.lines = self.connection.makefile("rb")
        self.reply()

    def reply(self):
        """Reads one reply, all its lines; returns the last."""
        while True:
            line = self.lines.readline().decode().rstrip("\r\n")
            expect(line, "the gateway closed the connection")
            indented("S: " + line)
            if line[3:4] != "-":
                return line

    def command(self, line, code):
        indented("C: " + line)
        self.connection.sendall(line.encode() + b"\r\n")
        reply = self.reply()
        expect(reply.startswith(code), f"{line} was to be answered by {code}, not by {reply}")
        return reply

    def mail(self, sender, recipient, message, code):
        """Sends a message; returns the reply to its end, which is to begin with `code`."""
        self.command("EHLO mail.corp.example.com", "250")
        self.command(f"MAIL FROM:<{sender}>", "250")
        self.command(f"RCPT TO:<{recipient}>", "250")
        self.command("DATA", "354")
        lines = message.split("\r\n")
        indented(f"C: {lines[0]}\nC: ... ({len(message)} octets)")
        stuffed = "\r\n".join("." + line if line.startswith(".") else line for line in lines)
        self.connection.sendall(stuffed.encode())
        reply = self.command(".", code)
        self.command("QUIT", "221")
        self.connection.close()
        return reply
