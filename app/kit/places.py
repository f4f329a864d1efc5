"""Where on the network a request comes from, as counters keep it."""

import ipaddress


def place_of(address: str) -> str:
    """The address itself, or for IPv6 the network it can choose its addresses from."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if known.version == 4:
        return str(known)
    return str(ipaddress.ip_network((known, 64), strict=False))
