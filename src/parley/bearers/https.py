"""Parcels over mutual TLS 1.3: `POST /parley/1`, whose reply may carry a parcel back.

`HttpsListener` is the way in (one for all counterparts), `HttpsBearer` the way out (one for each). The certificates
are the parties' own, pinned by their cards; there is no authority, no name to check, and nothing to look up but the
address.
"""

from parley.bearers.https_caller import HttpsBearer, parse_address
from parley.bearers.https_listener import HttpsListener

__all__ = ["HttpsBearer", "HttpsListener", "parse_address"]
