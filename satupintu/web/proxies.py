"""Whose word about a visitor's address is believed: that of the named proxies in front of the house, nobody else's."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network


class Proxies:
    """The proxies of SATUPINTU_PROXIES: addresses or networks, with commas between them; "" for none.

    Raises ValueError for a word that is neither.
    """

    def __init__(self, named: str = "") -> None:
        words = (word.strip() for word in named.split(","))
        self.networks: tuple[Network, ...] = tuple(ip_network(word) for word in words if word)

    def visitor(self, peer: str, forwarded: Iterable[str]) -> str:
        """Return the address of who asks: `peer`, or, where that is a proxy, whom it says it asks for.

        `forwarded` are the values of X-Forwarded-For. Each proxy writes its own caller last, so the list is read from
        its end, and no further than to the first address that is no proxy: what stands before it anybody may invent.
        """
        hops = [hop.strip() for value in forwarded for hop in value.split(",")] if self.networks else []
        address = peer
        while hops and self._holds(address) and _is_address(hops[-1]):
            address = hops.pop()
        return address

    def _holds(self, address: str) -> bool:
        if not _is_address(address):
            return False
        read = ip_address(address)
        if isinstance(read, IPv6Address) and read.ipv4_mapped is not None:
            read = read.ipv4_mapped
        return any(read in network for network in self.networks)


def _is_address(word: str) -> bool:
    try:
        ip_address(word)
    except ValueError:
        return False
    return True
