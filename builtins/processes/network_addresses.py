"""Network addresses as Lisp has them: vectors, strings for Unix sockets; names looked up; interfaces listed."""

from __future__ import annotations

import os
import socket
import struct
from typing import Any

from elwire.builtins.gate import ask
from elwire.interpreter.objects import Cons, LispString, Obj, Vector, lisp_list, list_to_lisp, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type
from elwire.netlib.lookup import Address, LookupFailed, lookup


def to_lisp(family: int, address: Any) -> Obj:
    """The Lisp form of ADDRESS, as Python's socket functions have it."""
    if family == socket.AF_INET:
        return Vector([*socket.inet_aton(address[0]), address[1]])
    if family == socket.AF_INET6:
        packed = socket.inet_pton(socket.AF_INET6, address[0].partition("%")[0])
        return Vector([*struct.unpack(">8H", packed), address[1]])
    return path_to_lisp(address)


def path_to_lisp(path: str | bytes) -> LispString:
    """The path of a Unix socket as a Lisp string."""
    return LispString(os.fsdecode(path) if isinstance(path, bytes) else path)


def from_lisp(address: Obj) -> Address | None:
    """The family and address that the Lisp ADDRESS means, None when it is malformed."""
    if isinstance(address, LispString):
        return socket.AF_UNIX, os.fsencode(address.s)
    if not isinstance(address, Vector):
        return None
    words = [each & 0xFFFF if type(each) is int else 0 for each in address]
    if len(address) == 5:
        return socket.AF_INET, (socket.inet_ntoa(bytes(each & 0xFF for each in words[:4])), words[4])
    if len(address) == 9:
        packed = struct.pack(">8H", *words[:8])
        return socket.AF_INET6, (socket.inet_ntop(socket.AF_INET6, packed), words[8])
    return None


@primitive("format-network-address")
def format_network_address(address: Obj, omit_port: Obj = nil) -> Obj:
    """Return the network ADDRESS as a string, without its port when OMIT-PORT is non-nil; nil when it is none.

    An IPv4 address is a vector of four numbers, perhaps with a port, an IPv6 one of eight; a string is itself.
    """
    if isinstance(address, LispString):
        return address
    if isinstance(address, Cons):
        return LispString(f"<Family {address.car}>") if type(address.car) is int else nil
    if not isinstance(address, Vector) or len(address) not in (4, 5, 8, 9):
        return nil
    items = list(address)
    port = items.pop() if len(items) % 2 else None
    largest = 255 if len(items) == 4 else 65535
    if any(type(each) is not int or not 0 <= each <= largest for each in items):
        return nil
    if port is not None and (type(port) is not int or not 0 <= port <= 65535):
        return nil
    shown = ".".join(map(str, items)) if len(items) == 4 else ":".join(f"{each:x}" for each in items)
    if port is None or omit_port is not nil:
        return LispString(shown)
    return LispString(f"{shown}:{port}" if len(items) == 4 else f"[{shown}]:{port}")


@primitive("network-lookup-address-info")
def network_lookup_address_info(it: Any, name: Obj, family: Obj = nil) -> Obj:
    """Return the addresses of the host NAME, as vectors with port 0; FAMILY `ipv4` or `ipv6` gives only those.

    When NAME cannot be looked up, say why in a message and return nil.  Signals `error` for another FAMILY.
    """
    if not isinstance(name, LispString):
        raise wrong_type("stringp", name)
    families = {nil: socket.AF_UNSPEC, it.s.ipv4: socket.AF_INET, it.s.ipv6: socket.AF_INET6}
    if family not in families:
        raise error("Unsupported lookup type")
    ask(it, "lookup", name.s)
    try:
        found = lookup(name.s, 0, families[family], socket.SOCK_DGRAM)
    except LookupFailed as failure:
        it.s.message.call(LispString("%s"), LispString(f"{name.s}/0 {failure}"))
        return nil
    return list_to_lisp([to_lisp(*each) for each in found])


# Interfaces


@primitive("network-interface-list")
def network_interface_list(it: Any, full: Obj = nil, family: Obj = nil) -> Obj:
    """Return a list of (NAME . ADDRESS) of the network interfaces, or of FAMILY `ipv4` or `ipv6` only.

    With FULL non-nil the elements are (NAME ADDRESS BROADCAST NETMASK).  Signals `error` for another FAMILY.
    """
    if family not in (nil, it.s.ipv4, it.s.ipv6):
        raise error("Unsupported address family")
    import psutil

    found: list[Obj] = []
    for name, addresses in psutil.net_if_addrs().items():
        for each in addresses:
            if each.family not in (socket.AF_INET, socket.AF_INET6):
                continue
            if family is not nil and (each.family == socket.AF_INET) != (family is it.s.ipv4):
                continue
            found.append(_interface(name, each, full is not nil))
    found.sort(key=lambda each: len(each.cdr if full is nil else each.cdr.car))
    return list_to_lisp(found[::-1])


def _interface(name: str, entry: Any, full: bool) -> Obj:
    """One element of `network-interface-list`."""
    family = entry.family
    address = to_lisp(family, (entry.address, 0))
    if not full:
        return Cons(LispString(name), address)
    mask = Vector([*_words(family, entry.netmask), 0])
    ours, masks = _words(family, entry.address), _words(family, entry.netmask)
    if family == socket.AF_INET6:
        low = [each & bits for each, bits in zip(ours, masks, strict=True)]
        broadcast = Vector([*(each | (0xFFFF & ~bits) for each, bits in zip(low, masks, strict=True)), 0])
    else:
        broadcast = Vector([*(each | (0xFF & ~bits) for each, bits in zip(ours, masks, strict=True)), 0])
    return lisp_list(LispString(name), address, broadcast, mask)


def _words(family: int, text: str) -> list[int]:
    packed = socket.inet_pton(family, text.partition("%")[0])
    return list(packed) if family == socket.AF_INET else list(struct.unpack(">8H", packed))


_FLAGS = {
    0x1: "up", 0x2: "broadcast", 0x4: "debug", 0x8: "loopback", 0x10: "pointopoint", 0x20: "notrailers",
    0x40: "running", 0x80: "noarp", 0x100: "promisc", 0x200: "allmulti", 0x400: "master", 0x800: "slave",
    0x1000: "multicast", 0x2000: "portsel", 0x4000: "automedia", 0x8000: "dynamic",
}  # fmt: skip


@primitive("network-interface-info")
def network_interface_info(it: Any, ifname: Obj) -> Obj:
    """Return (ADDRESS BROADCAST NETMASK HARDWARE FLAGS) of the network interface IFNAME, nil when there is none.

    HARDWARE is (TYPE . BYTES); FLAGS a list of symbols.  Signals `error` when the name is too long.
    """
    import fcntl

    if not isinstance(ifname, LispString):
        raise wrong_type("stringp", ifname)
    name = os.fsencode(ifname.s)
    if len(name) >= 16:
        raise error("interface name too long")
    result: list[Obj] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:

        def ask_kernel(code: int) -> bytes | None:
            try:
                return fcntl.ioctl(sock.fileno(), code, struct.pack("16s24x", name))[16:]
            except OSError:
                return None

        def address(code: int) -> Obj:
            found = ask_kernel(code)
            return nil if found is None else Vector([*found[4:8], 0])

        flags, hardware = ask_kernel(0x8913), ask_kernel(0x8927)
        if flags is None and hardware is None:
            return nil
        result = [address(0x8915), address(0x8919), address(0x891B)]
    if hardware is None:
        result.append(nil)
    else:
        result.append(Cons(struct.unpack("=H", hardware[:2])[0], Vector(list(hardware[2:8]))))
    bits = struct.unpack("=H", flags[:2])[0] if flags is not None else 0
    shown: Obj = nil
    for bit, flag in _FLAGS.items():
        if bits & bit:
            shown = Cons(it.intern(flag), shown)
    result.append(shown)
    return list_to_lisp(result)
