"""A library of one function, loaded before all others: it tells the switch that pjproject has no DNS resolver.

That resolver opens two sockets on every address of the machine as soon as it exists, whether or not it is ever asked,
and no setting prevents it. The switch expects that there may be none, says so in its log, and asks the operating system
about a trunk that is known by name. There is no compiler on a city's machine, and the function is two instructions, so
the library is written as it is: a header, one symbol, and the function that answers `PJ_ENOTSUP`.
"""

import struct
from collections.abc import Mapping

from hotline.config.debian.unpacked import Unpacked
from hotline.config.switch.placement import SwitchPlace

FILE = "without-resolver.so"
SYMBOL = b"pjsip_endpt_create_resolver"
# By the architecture's name in Debian: its number in a library's header, and "return 70012". The one of arm64 was tried
# with that architecture's switch on an emulated processor.
FUNCTIONS: Mapping[str, tuple[int, bytes]] = {
    "x86_64-linux-gnu": (62, bytes.fromhex("b87c110100 c3")),
    "aarch64-linux-gnu": (183, bytes.fromhex("802f8252 2000a072 c0035fd6")),
}
ALIGNMENT = 0x10000
HEADER, SEGMENT, ENTRY = 64, 56, 24
HASH, SYMBOLS, NAMES, STEPS, DYNAMIC = 0x200, 0x240, 0x280, 0x2C0, ALIGNMENT
READ, WRITE, EXECUTE = 4, 2, 1
LOADED, LINKED, STACK = 1, 2, 0x6474E551


def library(triplet: str) -> bytes:
    """The library's content."""
    machine, steps = FUNCTIONS[triplet]
    names = b"\0" + SYMBOL + b"\0"
    # DT_HASH, DT_STRTAB, DT_SYMTAB, DT_STRSZ, DT_SYMENT, DT_NULL
    entries = ((4, HASH), (5, NAMES), (6, SYMBOLS), (10, len(names)), (11, ENTRY), (0, 0))
    dynamic = b"".join(struct.pack("<QQ", *entry) for entry in entries)
    segments = (
        (LOADED, READ | EXECUTE, 0, STEPS + len(steps), ALIGNMENT),
        (LOADED, READ | WRITE, DYNAMIC, len(dynamic), ALIGNMENT),
        (LINKED, READ | WRITE, DYNAMIC, len(dynamic), 8),
        (STACK, READ | WRITE, 0, 0, 16),
    )
    header = struct.pack(
        "<16sHHIQQQIHHHHHH", b"\x7fELF\2\1\1", 3, machine, 1, 0, HEADER, 0, 0, HEADER, SEGMENT, len(segments), 64, 0, 0
    )
    parts = {
        0: header + b"".join(_segment(*segment) for segment in segments),
        # One bucket with one chain: the first symbol is nobody's, the second is the function.
        HASH: struct.pack("<5I", 1, 2, 1, 0, 0),
        # A function (2) that everybody sees (1), in the first section that there would be.
        SYMBOLS: bytes(ENTRY) + struct.pack("<IBBHQQ", 1, 1 << 4 | 2, 0, 1, STEPS, len(steps)),
        NAMES: names,
        STEPS: steps,
        DYNAMIC: dynamic,
    }
    content = bytearray(DYNAMIC + len(dynamic))
    for place, part in parts.items():
        content[place : place + len(part)] = part
    return bytes(content)


def _segment(kind: int, rights: int, place: int, size: int, alignment: int) -> bytes:
    return struct.pack("<IIQQQQQQ", kind, rights, place, place, place, size, size, alignment)


def write(place: SwitchPlace, software: Unpacked) -> None:
    """Write the library beside the switch's prompts, where it is missing or another one."""
    if software.machine.triplet not in FUNCTIONS:
        return
    path, content = place.data / FILE, library(software.machine.triplet)
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)
        path.chmod(0o644)


def environment(place: SwitchPlace, software: Unpacked) -> Mapping[str, str]:
    """What has the switch's process load it."""
    return {"LD_PRELOAD": str(place.data / FILE)} if software.machine.triplet in FUNCTIONS else {}
