"""Floor 10: what people start: pages, screens and the API; a view gives exactly one order.

`entry` sets the moment, the mall and the actor of a request once; `doors` says who may pass;
`order` gives the same answer to every twin of a press; `asgi` and `events` serve it.
"""
