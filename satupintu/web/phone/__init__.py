"""Ambil nomor dengan telepon sendiri: only for who stands in the hall and reads its code; a kiosk does the same."""
