"""What went wrong is said in the size of the surface, and a kiosk never stays there."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from satupintu.ledger.models import Mall
from satupintu.web import apology


def leads_back(html: str, there: str) -> bool:
    said = " ".join(html.split())
    return (
        'data-surface="kiosk"' in said
        and f'http-equiv="refresh" content="15;url={there}"' in said
        and f'<a class="k-tile k-tile--main" href="{there}">' in said
        and 'href="/"' not in said
    )


@pytest.mark.django_db
def test_a_kiosk_at_a_fault_leads_back_to_the_kiosk(mall: Mall) -> None:
    client = Client(enforce_csrf_checks=True)
    wrong = client.get("/kios/tidak-ada/")
    unsent = client.post("/kios/nomor/", {"isi": "DKC-02.1"})
    unregistered = client.get("/kios/")

    assert [answer.status_code for answer in (wrong, unsent, unregistered)] == [404, 403, 401]
    assert all(leads_back(answer.content.decode(), "/kios/") for answer in (wrong, unsent, unregistered))


def test_a_kiosk_comes_back_by_itself_from_a_break_of_ours() -> None:
    answer = apology.broken(RequestFactory().get("/kios/ringkasan/"))

    assert answer.status_code == 500
    assert leads_back(answer.content.decode(), "/kios/")


def test_a_rows_tablet_goes_back_to_its_row() -> None:
    answer = apology.broken(RequestFactory().get("/kios/kursi/KPP/"))

    assert leads_back(answer.content.decode(), "/kios/kursi/KPP/")


def test_a_guest_is_led_to_the_front_page() -> None:
    said = apology.broken(RequestFactory().get("/t/x/")).content.decode()

    assert 'href="/"' in said
    assert "refresh" not in said
