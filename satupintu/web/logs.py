"""Log lines: one JSON object a line, with the request's id, and with every ticket link masked.

Whoever holds the 22 characters of a link may read the ticket, so no log may hold them (RELIABILITY I14).
"""

from __future__ import annotations

import logging.config
import re
from typing import Any

import structlog
from structlog.typing import EventDict, Processor

LINK_IN_TEXT = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])")
SECRET_IN_TEXT = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")
MASK = "***"


def masked(text: str) -> str:
    """Return `text` with every ticket link, key and device secret replaced by three stars."""
    return SECRET_IN_TEXT.sub(MASK, LINK_IN_TEXT.sub(MASK, text))


def _mask_all(_logger: object, _name: str, event: EventDict) -> EventDict:
    return {key: masked(value) if isinstance(value, str) else value for key, value in event.items()}


def configure(settings: dict[str, Any]) -> None:
    """Send every log line of the process, Django's too, through one formatter (Django's LOGGING_CONFIG)."""
    first: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        _mask_all,
        structlog.processors.JSONRenderer(),
    ]
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *first, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "processors": last,
        "foreign_pre_chain": [*first, structlog.stdlib.PositionalArgumentsFormatter()],
    }
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"json": formatter},
            "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
            "loggers": {"django.request": {"level": "ERROR"}},  # a refusal is part of the service, no warning
            "root": {"handlers": ["console"], "level": settings.get("level", "WARNING")},
        }
    )
