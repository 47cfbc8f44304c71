"""Whether a deployment's file may be loaded: every trouble is named by its entry and field, in Indonesian."""

from satupintu.catalogue.checking.file import troubles_of_file
from satupintu.catalogue.checking.settings import troubles_of_settings

__all__ = ["troubles_of_file", "troubles_of_settings"]
