"""What papers share: a picture is turned into pixels once, which takes longer than anything else in a document."""

from functools import lru_cache

from integration_appraisal.render.brief.word import parts

parts.png = lru_cache(maxsize=128)(parts.png)
