"""What a test telephone does in a call, as SIPp reads it. Keys go by SIP INFO, sound by RTP streams: no raw sockets."""

from dataclasses import dataclass, field
from pathlib import Path

VIA = "Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]"
LAST = "[last_Via:]\n[last_From:]\n[last_To:]{tag}\n[last_Call-ID:]\n[last_CSeq:]"
CONTACT = "Contact: <sip:[field0]@[local_ip]:[local_port]>"
SOUND = """v=0
o=- 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [media_ip]
t=0 0
m=audio [rtpstream_audio_port] RTP/AVP 8
a=rtpmap:8 PCMA/8000
a=ptime:20
a=sendrecv"""
PATIENCE_MILLISECONDS = 120_000


@dataclass
class Scenario:
    """Steps of one side of a call, in order; `is_caller` placed it."""

    name: str
    is_caller: bool
    number: str = ""
    steps: list[str] = field(default_factory=list)
    sequence: int = 1

    def text(self) -> str:
        """The scenario's file."""
        body = "\n".join(self.steps)
        said = ",said" if 'assign_to="said"' in body else ""
        used = f'<Reference variables="mine,theirs,peer{said}"/>' if "assign_to" in body else ""
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="{self.name}">\n{body}\n{used}\n</scenario>\n'

    def heard_at(self, port: int) -> "Scenario":
        """Its sound is somebody else's matter: it arrives at this port. Last of all, when every step is there."""
        self.steps = [step.replace("[rtpstream_audio_port]", str(port)) for step in self.steps]
        return self

    def telling(self, header: str) -> "Scenario":
        """Send this line with the invitation. Last of all, when every step is there."""
        self.steps = [
            step.replace("Content-Type:", f"{header}\nContent-Type:", 1) for step in self.steps[:1]
        ] + self.steps[1:]
        return self

    def encrypted(self) -> "Scenario":
        """Its sound is SRTP, with the key in the description. Last of all, when every step is there."""
        key = "a=crypto:[cryptotag1audio] [cryptosuiteaescm128sha1801audio] inline:[cryptokeyparams1audio]"
        self.steps = [
            step.replace(" RTP/AVP ", " RTP/SAVP ").replace("a=ptime:20", f"{key}\na=ptime:20") for step in self.steps
        ]
        return self

    def routed(self) -> "Scenario":
        """What is said after the answer goes the invitation's way. Last of all, when every step is there."""
        later = [step.replace("Max-Forwards:", "[routes]\nMax-Forwards:", 1) for step in self.steps[1:]]
        self.steps = [self.steps[0], *later]
        return self

    def told(self, header: str) -> "Scenario":
        """Fail unless the invitation says something under this name."""
        found = f'<ereg regexp="[^ ]" search_in="hdr" header="{header}:" check_it="true" assign_to="said"/></action>'
        self.steps = [step.replace("</action>", found, 1) for step in self.steps[:1]] + self.steps[1:]
        return self

    def pause(self, seconds: float) -> "Scenario":
        """Do nothing."""
        self.steps.append(f'<pause milliseconds="{round(seconds * 1000)}"/>')
        return self

    def play(self, tone: Path) -> "Scenario":
        """Play a tone from now on."""
        self.steps.append(f'<nop><action><exec rtp_stream="{tone},-1,8,PCMA/8000"/></action></nop>')
        return self

    def press(self, key: str) -> "Scenario":
        """Press a key."""
        body = f"Content-Type: application/dtmf-relay\nContent-Length: [len]\n\nSignal={key}\nDuration=160"
        return self._request("INFO", body)._await('response="200"')

    def hang_up(self) -> "Scenario":
        """End the call."""
        return self._request("BYE", "Content-Length: 0\n")._await('response="200"')

    def until_the_other_hangs_up(self) -> "Scenario":
        """Wait for the end."""
        self._await(f'request="BYE" timeout="{PATIENCE_MILLISECONDS}"')
        self._send(f"SIP/2.0 200 OK\n{LAST.format(tag='')}\nContent-Length: 0\n")
        return self

    def _request(self, method: str, rest: str) -> "Scenario":
        self.sequence += 1
        tag = f"tag=[pid]{'c' if self.is_caller else 'a'}[call_number]"
        mine = f"From: <sip:[field0]@[local_ip]:[local_port]>;{tag}" if self.is_caller else f"From:[$mine];{tag}"
        lines = [
            f"{method} [next_url] SIP/2.0",
            VIA,
            mine,
            "To:[$theirs]",
            "Call-ID: [call_id]",
            f"CSeq: {self.sequence} {method}",
            "Max-Forwards: 70",
            rest,
        ]
        return self._send("\n".join(lines), again=True)

    def _send(self, message: str, *, again: bool = False) -> "Scenario":
        attribute = ' retrans="500"' if again else ""
        self.steps.append(f"<send{attribute}><![CDATA[\n{message}\n\n]]></send>")
        return self

    def _await(self, what: str, action: str = "") -> "Scenario":
        self.steps.append(f"<recv {what}>{action}</recv>" if action else f"<recv {what}/>")
        return self


def _remember(header: str, variable: str) -> str:
    return f'<ereg regexp=".*" search_in="hdr" header="{header}:" assign_to="{variable}"/>'


def caller(number: str = "12345") -> Scenario:
    """Somebody who dials a number and is answered. His own number is the first field of the callers' file."""
    scenario = Scenario("caller", is_caller=True, number=number)
    scenario._send(_invitation(number), again=True)
    for response in ("100", "180", "183"):
        scenario._await(f'response="{response}" optional="true"')
    action = f"<action>{_remember('To', 'theirs')}{_remember('From', 'mine')}{_remember('Contact', 'peer')}</action>"
    scenario._await('response="200" rrs="true"', action)
    return scenario._send(_acknowledgement("To:[$theirs]"))


def refused_caller(number: str, status: int) -> Scenario:
    """Somebody whose call is not let in."""
    scenario = Scenario("refused", is_caller=True, number=number)
    scenario.steps.append(
        '<nop><action><assignstr assign_to="theirs" value=""/>'
        '<assignstr assign_to="mine" value=""/><assignstr assign_to="peer" value=""/></action></nop>'
    )
    scenario._send(_invitation(number), again=True)
    for response in ("100", "180", "183"):
        scenario._await(f'response="{response}" optional="true"')
    scenario._await(f'response="{status}" timeout="{PATIENCE_MILLISECONDS}"')
    return scenario._send(_acknowledgement("[last_To:]"))


def _invitation(number: str) -> str:
    return "\n".join(
        [
            f"INVITE sip:{number}@[remote_ip]:[remote_port] SIP/2.0",
            VIA,
            "From: <sip:[field0]@[local_ip]:[local_port]>;tag=[pid]c[call_number]",
            f"To: <sip:{number}@[remote_ip]>",
            "Call-ID: [call_id]",
            "CSeq: 1 INVITE",
            "Max-Forwards: 70",
            CONTACT,
            "Content-Type: application/sdp",
            "Content-Length: [len]",
            "",
            SOUND,
        ]
    )


def _acknowledgement(to: str) -> str:
    return "\n".join(
        [
            "ACK [next_url] SIP/2.0",
            VIA,
            "From: <sip:[field0]@[local_ip]:[local_port]>;tag=[pid]c[call_number]",
            to,
            "Call-ID: [call_id]",
            "CSeq: 1 ACK",
            "Max-Forwards: 70",
            "Content-Length: 0",
            "",
        ]
    )


def signing_in() -> Scenario:
    """A telephone that tells the switch where it listens, and proves that it may.

    The fields of the callers' file are its number, SIPp's word for the proof, and the port at which it listens.
    """
    scenario = Scenario("sign-in", is_caller=True)
    for sequence, proof in ((1, ""), (2, "[field1]")):
        scenario._send(_registration(sequence, proof), again=True)
        scenario._await('response="401" auth="true"' if not proof else 'response="200"')
    return scenario


def _registration(sequence: int, proof: str) -> str:
    lines = [
        "REGISTER sip:[remote_ip]:[remote_port] SIP/2.0",
        VIA,
        "From: <sip:[field0]@[remote_ip]>;tag=[pid]r[call_number]",
        "To: <sip:[field0]@[remote_ip]>",
        "Call-ID: [call_id]",
        f"CSeq: {sequence} REGISTER",
        "Max-Forwards: 70",
        "Contact: <sip:[field0]@[local_ip]:[field2]>",
        "Expires: 3600",
        *([proof] if proof else []),
        "Content-Length: 0",
        "",
    ]
    return "\n".join(lines)


def documented() -> dict[str, Scenario]:
    """The telephones of `docs/how-to/telephones`, with the pauses that the synthesised prompts need."""
    sound = Path("sound.alaw")
    caller_ = caller().play(sound).pause(11).press("1").pause(17).press("5").until_the_other_hangs_up()
    agent = answering("agent", after_seconds=2).play(sound).pause(10).hang_up()
    return {"sign-in": signing_in(), "agent": agent, "caller": caller_}


def answering(name: str, *, after_seconds: float = 0.5) -> Scenario:
    """A telephone that rings, and is picked up after a while."""
    scenario = Scenario(name, is_caller=False)
    action = f"<action>{_remember('Contact', 'peer')}{_remember('From', 'theirs')}{_remember('To', 'mine')}</action>"
    scenario._await('request="INVITE" rrs="true"', action)
    tag = ";tag=[pid]a[call_number]"
    contact = "Contact: <sip:[local_ip]:[local_port];transport=[transport]>"
    scenario._send(f"SIP/2.0 180 Ringing\n{LAST.format(tag=tag)}\n{contact}\nContent-Length: 0\n")
    scenario.pause(after_seconds)
    described = f"{contact}\nContent-Type: application/sdp\nContent-Length: [len]\n\n{SOUND}"
    scenario._send(f"SIP/2.0 200 OK\n{LAST.format(tag=tag)}\n{described}", again=True)
    return scenario._await('request="ACK"')


def declining(name: str) -> Scenario:
    """A telephone whose owner declines the call."""
    scenario = Scenario(name, is_caller=False)
    action = f"<action>{_remember('Contact', 'peer')}{_remember('From', 'theirs')}{_remember('To', 'mine')}</action>"
    scenario._await('request="INVITE"', action)
    scenario._send(f"SIP/2.0 486 Busy Here\n{LAST.format(tag=';tag=[pid]a[call_number]')}\nContent-Length: 0\n")
    return scenario._await('request="ACK"')


def unanswered(name: str) -> Scenario:
    """A telephone that rings until the switch gives up."""
    scenario = Scenario(name, is_caller=False)
    action = f"<action>{_remember('Contact', 'peer')}{_remember('From', 'theirs')}{_remember('To', 'mine')}</action>"
    scenario._await('request="INVITE"', action)
    tag = ";tag=[pid]a[call_number]"
    contact = "Contact: <sip:[local_ip]:[local_port];transport=[transport]>"
    scenario._send(f"SIP/2.0 180 Ringing\n{LAST.format(tag=tag)}\n{contact}\nContent-Length: 0\n")
    scenario._await(f'request="CANCEL" timeout="{PATIENCE_MILLISECONDS}"')
    scenario._send(f"SIP/2.0 200 OK\n{LAST.format(tag='')}\nContent-Length: 0\n")
    ended = "[last_Via:]\n[last_From:]\nTo:[$mine]" + tag + "\n[last_Call-ID:]\nCSeq: [last_cseq_number] INVITE"
    scenario._send(f"SIP/2.0 487 Request Terminated\n{ended}\nContent-Length: 0\n", again=True)
    return scenario._await('request="ACK"')
