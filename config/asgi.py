"""The ASGI application of one server process: pages, live changes, and what the clock starts."""

from __future__ import annotations

import os

from django.conf import settings

from config.wsgi import application as pages
from satupintu.jobs.ticker import Ticker
from satupintu.web.asgi import Dispatcher
from satupintu.web.events import Events
from satupintu.web.hub import Hub
from satupintu.web.parent import ParentWatch

THREADS = int(os.environ.get("SATUPINTU_THREADS", "8"))
STREAMS = int(os.environ.get("SATUPINTU_OPEN_SCREENS", "2000"))

hub = Hub(most=STREAMS)
application = Dispatcher(
    pages, Events(hub), threads=THREADS, background=[hub, Ticker(), ParentWatch()], proxies=settings.PROXIES
)
