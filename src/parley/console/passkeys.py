"""Passkeys: a key in the officer's own device signs a challenge of ours, in place of password and code (WebAuthn 2).

The device must check that it is really them (user verification), and the key must stay in that one device: one that its
maker copies to others is in somebody's cloud. A challenge is bound to one browser, counts once, and not for long. A key
whose own count of signatures does not grow has been copied, or is being replayed: it lets nobody in.
"""

import json
import secrets
from hashlib import sha256
from typing import Any, Final

import webauthn
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    CredentialDeviceType,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from parley.console import entrance, pages
from parley.console.accounts import Account, Passkey
from parley.station.errors import Refusal

LIVES_S: Final = 120  # ours: to find the device, and to touch it
WAITING_MAX: Final = 1_000
BODY_MAX: Final = 16_384
LABEL_MAX: Final = 40
HOLDER_COOKIE: Final = "challenge-{}"  # with the port, as the session's
JSON: Final = "application/json"


class Challenge(Struct, frozen=True):
    """What is to be signed, what for, and until when."""

    what_for: str
    challenge: bytes
    until_s: int


class Challenges:
    """Each browser's newest challenge, until it is used."""

    def __init__(self) -> None:
        self._waiting: dict[str, Challenge] = {}

    def make(self, holder: str, what_for: str, now_s: int) -> bytes:
        """A new challenge for this browser; an earlier one counts no longer."""
        made = Challenge(what_for, secrets.token_bytes(32), now_s + LIVES_S)
        self._waiting.pop(holder, None)
        self._waiting[holder] = made
        while len(self._waiting) > WAITING_MAX:
            del self._waiting[next(iter(self._waiting))]
        return made.challenge

    def take(self, holder: str, what_for: str, now_s: int) -> bytes | None:
        """The challenge that this browser was given for this, once, if it is not too late."""
        found = self._waiting.pop(holder, None)
        if found is None or found.what_for != what_for or found.until_s <= now_s:
            return None
        return found.challenge


@pages.for_people
async def page(request: Request) -> Response:
    """This person's passkeys, and the button that makes one."""
    return pages.render(
        request, "passkeys.html", passkeys=_account(request).passkeys, named=entrance.named(request),
        by_name=entrance.by_name(request, "/passkeys"),
        id_of=bytes_to_base64url, label_max=LABEL_MAX,
    )  # fmt: skip


@pages.for_people
async def new(request: Request) -> Response:
    """What the browser needs to make a passkey."""
    desk, account = pages.desk(request), _account(request)
    options = webauthn.generate_registration_options(
        rp_id=request.url.hostname or "",
        rp_name=f"Parley: {desk.card.title}",
        user_name=account.name,
        user_id=_handle(request, account),
        challenge=_challenges(request).make(_session(request), "make", _now_s(request)),
        timeout=LIVES_S * 1000,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=key.id) for key in account.passkeys],
    )
    return Response(webauthn.options_to_json(options), media_type=JSON)


@pages.for_people
async def add(request: Request) -> Response:
    """The passkey that the browser made lets this person in from now on."""
    challenge = _challenges(request).take(_session(request), "make", _now_s(request))
    sent = await _sent(request)
    if challenge is None or sent is None:
        return _refused(request, "passkeys-failed-late")
    try:
        made = webauthn.verify_registration_response(
            credential=sent["credential"], expected_challenge=challenge,
            expected_rp_id=request.url.hostname or "", expected_origin=_origin(request),
            require_user_verification=True,
        )  # fmt: skip
    except Exception:  # noqa: BLE001  # a library that reads whatever a browser sends; all of it means no
        return _refused(request, "passkeys-failed-wrong")
    if made.credential_device_type is not CredentialDeviceType.SINGLE_DEVICE:
        return _refused(request, "passkeys-failed-copied")
    label = str(sent.get("label", ""))[:LABEL_MAX].strip()
    key = Passkey(made.credential_id, made.credential_public_key, label, _now_s(request), made.sign_count)
    try:
        pages.desk(request).accounts.add_passkey(_account(request).name, key)
    except Refusal:
        return _refused(request, "passkeys-failed-many")
    return Response(status_code=204)


@pages.for_people
async def remove(request: Request) -> Response:
    """The passkey lets nobody in any longer."""
    if not pages.fits(request, BODY_MAX):
        return _refused(request, "log-in-failed-long", 413)
    form = await request.form(max_files=0, max_fields=2)
    try:
        id_ = base64url_to_bytes(str(form.get("id", ""))[:2_000])
    except ValueError:
        id_ = b""
    pages.desk(request).accounts.remove_passkey(_account(request).name, id_)
    return RedirectResponse("/passkeys", 303)


async def asked(request: Request) -> Response:
    """What the browser needs to sign with a passkey, whoever's it may be; bound to this browser by a cookie."""
    holder = secrets.token_urlsafe(32)
    options = webauthn.generate_authentication_options(
        rp_id=request.url.hostname or "",
        challenge=_challenges(request).make(_hash(holder), "enter", _now_s(request)),
        timeout=LIVES_S * 1000,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    answer = Response(webauthn.options_to_json(options), media_type=JSON)
    answer.set_cookie(
        _holder_cookie(request), holder, path="/login", httponly=True, max_age=LIVES_S,
        secure=request.url.scheme == "https", samesite="strict",
    )  # fmt: skip
    return answer


async def enter(request: Request) -> Response:
    """Whoever signed the challenge with a passkey known here is let in. Why not is told to nobody."""
    desk, now_s = pages.desk(request), _now_s(request)
    tried = (f"passkey {request.client.host if request.client else ''}",)
    if desk.sessions.too_many(tried, now_s):
        return _refused(request, "log-in-failed-often", 429)
    account = _signed(request, await _sent(request))
    if account is None:
        desk.sessions.failed(tried, now_s)
        return _refused(request, "log-in-failed-passkey", 403)
    return entrance.let_in(request, Response(status_code=204), account)


def _signed(request: Request, sent: dict[str, Any] | None) -> Account | None:
    """Whose passkey signed this browser's challenge."""
    accounts = pages.desk(request).accounts
    holder = _hash(request.cookies.get(_holder_cookie(request), ""))
    challenge = _challenges(request).take(holder, "enter", _now_s(request))
    if challenge is None or sent is None:
        return None
    try:
        credential = sent["credential"]
        found = accounts.with_passkey(base64url_to_bytes(credential["rawId"]))
        if found is None:
            return None
        account, key = found
        if base64url_to_bytes(credential["response"]["userHandle"]) != _handle(request, account):
            return None
        signed = webauthn.verify_authentication_response(
            credential=credential, expected_challenge=challenge,
            expected_rp_id=request.url.hostname or "", expected_origin=_origin(request),
            credential_public_key=key.key, credential_current_sign_count=key.count, require_user_verification=True,
        )  # fmt: skip
    except Exception:  # noqa: BLE001  # as above
        return None
    return accounts.used_passkey(account, key, signed.new_sign_count)


async def _sent(request: Request) -> dict[str, Any] | None:
    """The JSON object that a page of ours sent."""
    if not pages.fits(request, BODY_MAX):
        return None
    try:
        tree = json.loads(await request.body())
    except (ValueError, RecursionError):
        return None
    return tree if isinstance(tree, dict) else None


def _refused(request: Request, why: str, status: int = 409) -> Response:
    return PlainTextResponse(str(pages.spoken(request).say(why)), status)


def _account(request: Request) -> Account:
    return pages.desk(request).accounts.all()[request.state.session.name]


def _handle(request: Request, account: Account) -> bytes:
    """What the device calls this person: it says nothing to anybody else, and differs from station to station."""
    return sha256(f"passkeys of {pages.desk(request).card.hash} {account.name}".encode()).digest()


def _challenges(request: Request) -> Challenges:
    found: Challenges = request.app.state.challenges
    return found


def _session(request: Request) -> str:
    return _hash(request.cookies.get(pages.cookie(request), ""))


def _holder_cookie(request: Request) -> str:
    return HOLDER_COOKIE.format(request.url.port)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _origin(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"


def _now_s(request: Request) -> int:
    return pages.desk(request).now() // 1000


ROUTES: Final = [
    Route("/passkeys", page, methods=["GET"]),
    Route("/passkeys", add, methods=["POST"]),
    Route("/passkeys/new", new, methods=["POST"]),
    Route("/passkeys/remove", remove, methods=["POST"]),
    Route("/login/passkey/new", asked, methods=["POST"]),
    Route("/login/passkey", enter, methods=["POST"]),
]
