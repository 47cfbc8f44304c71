"""The foot of an invented kiosk screen."""

from __future__ import annotations

from satupintu.web.kiosk.facts import Bar, Switch

BAR = Bar(
    reset_url="/komponen/kios/awal/",
    help_url="/komponen/kios/bantuan/",
    large=Switch("/komponen/kios/awal-huruf-besar/"),
    low=Switch("/komponen/kios/awal-layar-rendah/"),
    language_url="/komponen/kios/awal/?bahasa=en",
    back_url="/komponen/kios/awal/",
    audio_url="/static/ui/none.wav",
)
