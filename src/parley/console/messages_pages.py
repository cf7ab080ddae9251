"""The addresses of the Messages pages."""

from typing import Final

from starlette.routing import Route

from parley.console import messages, messages_acts, writing, writing_drafts

ROUTES: Final = (
    Route("/messages", messages.page),
    Route("/messages/list", messages.listed),
    Route("/messages/{line}/write", writing.types),
    Route("/messages/{line}/write/{type}", writing.page, methods=["GET"]),
    Route("/messages/{line}/write/{type}", writing.step, methods=["POST"]),
    Route("/messages/{line}/drafts/{ref}", writing_drafts.page),
    Route("/messages/{line}/drafts/{ref}/{do}", messages_acts.act_on_draft, methods=["POST"]),
    Route("/messages/{line}/{ref}", messages.one),
    Route("/messages/{line}/{ref}/became", messages.became),
    Route("/messages/{line}/{ref}/form", messages.form),
    Route("/messages/{line}/{ref}/{do}", messages_acts.act, methods=["POST"]),
)
