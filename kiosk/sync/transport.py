# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one way out of the kiosk: a request to the store, hardened.

It uses the adapter of `requests` without its `Session`, since a session reads proxies, certificates and passwords from
the environment and from ~/.netrc, keeps cookies, and reads the body of a redirect whole even when told to stay.
"""

import socket
import ssl
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError, ProtocolError
from urllib3.util.ssl_ import create_urllib3_context

from kiosk import __version__
from kiosk.clock import RELEASED
from kiosk.sync.attempt import current_cutter
from kiosk.sync.outcomes import Trouble
from kiosk.wire.messages import MAX_ANSWER_BYTES

CONNECT_TIMEOUT_S = 10.0
DEAD_CLOCK_S = 86_400.0
"""A clock that is further behind than this was not just put right."""
_NO_CHECK_TIME = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME of OpenSSL, which Python has no name for."""
_FIXED = {
    "User-Agent": f"werkcentrum-kiosk/{__version__}",
    "Accept": "application/json",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
LONGEST_RETRY_AFTER_S = 43_200.0
"""A store that asks for a longer wait is asked again after half a day."""


class StoreUrlError(ValueError):
    """The address of the store cannot be used; the message says why."""


class TransportTrouble(Exception):  # noqa: N818 - names a condition of the network, not a mistake
    """No answer came; `reason` says why."""

    def __init__(self, reason: Trouble) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it came, at most `MAX_ANSWER_BYTES` long. Header values are empty when absent."""

    status: int
    content_type: str
    """Lower case, without parameters."""
    body: bytes
    date: str
    retry_after: str

    @property
    def is_json(self) -> bool:
        """Whether it says that it is JSON, as our store's answers and problems do."""
        return self.content_type in ("application/json", "application/problem+json")

    def date_epoch_s(self) -> float | None:
        """The store's time in seconds since 1970; None when it gives none."""
        return _epoch_s(self.date)

    def retry_after_s(self, now_epoch_s: float) -> float | None:
        """Seconds to wait from now as the store asks, half a day at most; None when it does not ask."""
        if self.retry_after.isascii() and self.retry_after.isdigit():
            return min(float(self.retry_after), LONGEST_RETRY_AFTER_S)
        moment = _epoch_s(self.retry_after)
        return None if moment is None else min(max(0.0, moment - now_epoch_s), LONGEST_RETRY_AFTER_S)


def checked_store_url(store_url: str) -> str:
    """The address without a trailing slash; `StoreUrlError` unless it is https, or http to this same machine."""
    try:
        parts = urlsplit(store_url.strip())
    except ValueError:
        parts = urlsplit("")
    if not parts.hostname or parts.username or parts.query or parts.fragment:
        raise StoreUrlError(f"'{store_url}' is not the address of a store; it looks like https://opslag.example.nl")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_this_machine(parts.hostname)):
        raise StoreUrlError(f"'{store_url}' must begin with https://; http is for a store on this same machine only")
    return store_url.strip().rstrip("/")


@dataclass(frozen=True, slots=True)
class Trust:
    """Which certificates count."""

    ca_file: Path | None = None
    """Who vouches for the store's; None: whom the machine believes."""
    store_time_s: float = 0.0
    """Seconds since 1970, by the store itself, at its last answer: it is later now, whatever the clock says."""

    @property
    def floor_s(self) -> float:
        """A moment that was, in seconds since 1970: the store's last answer, or the release of this program."""
        return max(self.store_time_s, RELEASED.timestamp())

    @property
    def clock_is_dead(self) -> bool:
        """Whether the machine's clock is far behind a moment that was: a certificate's dates cannot be judged by it."""
        return time.time() < self.floor_s - DEAD_CLOCK_S


def post(url: str, body: bytes, headers: dict[str, str], auth: AuthBase | None, trust: Trust) -> Reply:
    """Sends once and reads the answer; `TransportTrouble` when there is none. Blocks: run it in an `Attempt`."""
    told = _FIXED | {"Content-Type": "application/json"} | headers
    return _exchanged(requests.Request("POST", url, data=body, headers=told, auth=auth), trust)


def get(url: str, trust: Trust) -> Reply:
    """The same for a question without a body; who asks for no person's business need not sign it."""
    return _exchanged(requests.Request("GET", url, headers=_FIXED), trust)


def _exchanged(asked: requests.Request, trust: Trust) -> Reply:
    try:
        return _tried(asked, trust, _CuttableAdapter())
    except TransportTrouble as trouble:
        # By its dates alone, perhaps. The machine's clock goes first: a wrong time of the store shuts nobody out.
        if trouble.reason is not Trouble.NOT_TRUSTED or not trust.clock_is_dead:
            raise
    return _tried(asked, trust, _UndatedAdapter(trust.floor_s))


def _tried(asked: requests.Request, trust: Trust, adapter: HTTPAdapter) -> Reply:
    request = asked.prepare()
    try:
        return _read(adapter, request, trust.ca_file)
    except ProtocolError as error:
        raise TransportTrouble(Trouble.HALF_ANSWER) from error
    except requests.exceptions.SSLError as error:
        raise TransportTrouble(Trouble.NOT_TRUSTED) from error
    except requests.exceptions.Timeout as error:
        raise TransportTrouble(Trouble.TOO_SLOW) from error
    except requests.exceptions.ConnectionError as error:
        raise TransportTrouble(_of_connection(error)) from error
    except (requests.exceptions.RequestException, HTTPError, OSError) as error:
        raise TransportTrouble(Trouble.HALF_ANSWER) from error
    finally:
        adapter.close()


def _read(adapter: HTTPAdapter, request: requests.PreparedRequest, ca_file: Path | None) -> Reply:
    if ca_file is not None and not ca_file.is_file():
        raise TransportTrouble(Trouble.NOT_TRUSTED)
    verify = str(ca_file) if ca_file else True
    # The wait for a byte has no limit of its own: the attempt as a whole has.
    response = adapter.send(request, stream=True, timeout=(CONNECT_TIMEOUT_S, None), verify=verify, proxies={})
    try:
        return Reply(
            status=response.status_code,
            content_type=response.headers.get("Content-Type", "").partition(";")[0].strip().lower(),
            body=_body(response),
            date=response.headers.get("Date", ""),
            retry_after=response.headers.get("Retry-After", "").strip(),
        )
    finally:
        response.close()


def _body(response: requests.Response) -> bytes:
    """The bytes as they came: never inflated, so a compressed answer is no JSON."""
    body = b""
    # The read that finds the end is the one that notices when the end came too early.
    while chunk := response.raw.read(MAX_ANSWER_BYTES, decode_content=False):
        body += chunk
        if len(body) > MAX_ANSWER_BYTES:
            raise TransportTrouble(Trouble.OTHER_SERVER)
    return body


def _of_connection(error: requests.exceptions.ConnectionError) -> Trouble:
    """A connection that was there and broke is half an answer; one that never came is none: nothing can have left."""
    never_came = any(isinstance(getattr(cause, "reason", None), NewConnectionError) for cause in error.args)
    return Trouble.NO_CONNECTION if never_came else Trouble.HALF_ANSWER


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _epoch_s(http_date: str) -> float | None:
    try:
        return parsedate_to_datetime(http_date).timestamp()
    except (TypeError, ValueError, OverflowError):
        return None


def _watched(connection: socket.socket) -> socket.socket:
    cutter = current_cutter.get()
    return connection if cutter is None else cutter.watch(connection)


class _Connection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _watched(super()._new_conn())


class _TlsConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _watched(super()._new_conn())


class _UndatedTlsConnection(_TlsConnection):
    """On a machine whose clock is dead: a certificate may begin later, but not have ended before the store last spoke.

    Else a kiosk with an empty battery would never sync again, for by its clock no certificate is good yet. All else of
    the certificate is checked as ever.
    """

    ended_before_s = 0.0

    def connect(self) -> None:
        super().connect()
        told = self.sock.getpeercert() if isinstance(self.sock, ssl.SSLSocket) else None
        if not told or ssl.cert_time_to_seconds(str(told["notAfter"])) < self.ended_before_s:
            raise ssl.SSLError("the certificate ended before the store last answered")


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


class _CuttableAdapter(HTTPAdapter):
    """Without retries of its own; its connections end when the attempt is cut."""

    def __init__(self) -> None:
        super().__init__(max_retries=0)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}


class _UndatedAdapter(HTTPAdapter):
    """The same for a machine whose clock is dead."""

    def __init__(self, store_time_s: float) -> None:
        super().__init__(max_retries=0)

        class Connection(_UndatedTlsConnection):
            ended_before_s = store_time_s

        class Pool(HTTPSConnectionPool):
            ConnectionCls = Connection

        self.poolmanager.pool_classes_by_scheme = {"https": Pool}

    def init_poolmanager(self, *words: Any, **named: Any) -> None:
        """Overrides the adapter's own, to leave the clock out of it."""
        context = create_urllib3_context()
        context.verify_flags |= _NO_CHECK_TIME
        super().init_poolmanager(*words, ssl_context=context, **named)
