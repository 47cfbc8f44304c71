"""The bare application behind the same dispatcher."""

from __future__ import annotations

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.bare.settings"

from django.core.wsgi import get_wsgi_application

from satupintu.web.asgi import Dispatcher, Receive, Scope, Send


async def no_events(scope: Scope, receive: Receive, send: Send) -> None:
    """Nobody listens."""


application = Dispatcher(get_wsgi_application(), no_events, threads=8)
