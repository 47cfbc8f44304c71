"""What changes who works here, and who is signed in. Records hold an account's number, never a name."""

from satupintu.people.commands.access import forget_old_access, note_access
from satupintu.people.commands.factors import (
    add_passkey,
    add_totp,
    draw_recovery_codes,
    remove_factor,
    use_code,
    use_passkey,
)
from satupintu.people.commands.registry import (
    add_demo_officers,
    add_officer,
    begin_sign_in,
    disable_officer,
    enable_officer,
    end_sign_in,
    ensure_demo_kiosk,
    make_token,
    revoke_token,
    set_password,
    set_printer,
)
from satupintu.people.commands.resetting import (
    choose_password,
    give_one_time_code,
    open_account,
    use_one_time_code,
)
from satupintu.people.commands.sessions import begin_session, end_session, lock_session, note_use, unlock_session

__all__ = [
    "add_demo_officers",
    "add_officer",
    "add_passkey",
    "add_totp",
    "begin_session",
    "begin_sign_in",
    "choose_password",
    "disable_officer",
    "draw_recovery_codes",
    "enable_officer",
    "end_session",
    "end_sign_in",
    "ensure_demo_kiosk",
    "forget_old_access",
    "give_one_time_code",
    "lock_session",
    "make_token",
    "note_access",
    "note_use",
    "open_account",
    "remove_factor",
    "revoke_token",
    "set_password",
    "set_printer",
    "unlock_session",
    "use_code",
    "use_one_time_code",
    "use_passkey",
]
