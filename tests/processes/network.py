"""A cable between two network namespaces, and all that may befall it."""

import re
import subprocess
from typing import Final

ONE: Final = "10.77.0.1"
OTHER: Final = "10.77.0.2"
MASK: Final = 24
CABLE: Final = "cable"  # each end's name in its namespace


class Network:
    """Namespaces `one` and `other` (addresses ONE and OTHER) and nothing else: no way leads out of them."""

    def __init__(self, name: str) -> None:
        self.one = f"{name}-a"
        self.other = f"{name}-b"

    def build(self) -> None:
        """The cable is in, and carries. Namespace `one` is there already: whoever made it saw whether one may."""
        _run("ip", "netns", "add", self.other)
        _run(*f"ip link add {CABLE} netns {self.one} type veth peer name {CABLE} netns {self.other}".split())
        for space, address in ((self.one, ONE), (self.other, OTHER)):
            _run(*f"ip -n {space} address add {address}/{MASK} dev {CABLE}".split())
            for device in ("lo", CABLE):
                _run(*f"ip -n {space} link set {device} up".split())
            self._nft(space, "add table ip faults")
            self._nft(space, "add chain ip faults input { type filter hook input priority 0 ; }")

    def remove(self) -> None:
        """The namespaces and the cable are gone."""
        for space in (self.one, self.other):
            subprocess.run(["ip", "netns", "delete", space], capture_output=True, check=False)

    def inside(self, space: str) -> tuple[str, ...]:
        """What stands before a command that is to run in there."""
        return ("ip", "netns", "exec", space)

    def drop(self, per_cent: int) -> None:
        """So many of the packets that arrive at either end are lost, by chance."""
        for space in (self.one, self.other):
            self._nft(space, f"add rule ip faults input numgen random mod 100 < {per_cent} counter drop")

    def dropped(self) -> int:
        """So many packets were lost by chance since the last healing."""
        listed = [_run("ip", "netns", "exec", space, "nft", "list", "chain", "ip", "faults", "input")
                  for space in (self.one, self.other)]  # fmt: skip
        return sum(int(count) for text in listed for count in re.findall(r"counter packets (\d+)", text))

    def deaf(self, space: str) -> None:
        """Nothing arrives there any more; what goes out from there arrives."""
        self._nft(space, f"add rule ip faults input iif {CABLE} drop")

    def thin(self, kbit: int) -> None:
        """Each direction carries so much and no more."""
        for space in (self.one, self.other):
            shape = f"tc qdisc add dev {CABLE} root tbf rate {kbit}kbit burst 4kb latency 400ms"
            _run("ip", "netns", "exec", space, *shape.split())

    def pull(self) -> None:
        """The cable is out."""
        _run(*f"ip -n {self.one} link set {CABLE} down".split())

    def plug(self) -> None:
        """The cable is in again."""
        _run(*f"ip -n {self.one} link set {CABLE} up".split())

    def heal(self) -> None:
        """Every packet that is sent arrives."""
        for space in (self.one, self.other):
            self._nft(space, "flush chain ip faults input")
        self.plug()

    def _nft(self, space: str, rule: str) -> None:
        _run("ip", "netns", "exec", space, "nft", *rule.split())


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}: {done.stderr}"
    return done.stdout
