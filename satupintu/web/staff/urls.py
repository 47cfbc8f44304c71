"""Addresses that every account on duty shares."""

from django.urls import path

from satupintu.web.staff import accounts, homes, locking, own, signing

app_name = "staff"
urlpatterns = [
    path("", homes.home, name="home"),
    path("masuk/kunci-sandi", signing.sign_in_options, name="sign-in-options"),
    path("masuk/kode/kunci-sandi", signing.second_options, name="second-options"),
    path("keluar", signing.sign_out, name="sign-out"),
    path("ganti", signing.switch, name="switch"),
    path("kunci", locking.lock, name="lock"),
    path("kunci/buka", locking.unlock, name="unlock"),
    path("kunci/kunci-sandi", locking.unlock_options, name="unlock-options"),
    path("sesi", locking.session, name="session"),
    path("saya", own.own, name="own"),
    path("saya/sandi", own.password, name="password"),
    path("saya/aplikasi", own.app, name="app"),
    path("saya/kunci-sandi", own.add_passkey, name="add-passkey"),
    path("saya/kunci-sandi/baru", own.add_passkey_options, name="add-passkey-options"),
    path("saya/kode-cadangan", own.recovery, name="recovery"),
    path("saya/lepas/<int:pk>", own.remove_factor, name="remove-factor"),
    path("akun", accounts.mall_accounts, name="accounts"),
    path("akun/<slug:username>/<slug:action>", accounts.mall_account, name="account"),
    path("instansi/<slug:agency>/akun", accounts.agency_accounts, name="agency-accounts"),
    path("instansi/<slug:agency>/akun/<slug:username>/<slug:action>", accounts.agency_account, name="agency-account"),
]
