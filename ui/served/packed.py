"""What is served as it stands: packed once, and told apart by its content."""

from __future__ import annotations

import functools
import gzip
import hashlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.responses import Response

NO_CACHE = "no-cache"
ONE_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Packed:
    """A text as bytes, packed with gzip, and a tag that names its content."""

    data: bytes
    tag: str
    kind: str

    @classmethod
    def of(cls, plain: bytes, kind: str) -> Packed:
        """Pack a text of a kind: "text/javascript"."""
        tag = hashlib.blake2b(plain, digest_size=12).hexdigest()
        return cls(gzip.compress(plain, compresslevel=7, mtime=0), tag, kind)

    def answer(self, asked: Headers, cache: str, **more: str) -> Response:
        """The answer to who can unpack it; nothing where the browser has it already."""
        tag = f'"{self.tag}-gzip"'
        headers = {"ETag": tag, "Vary": "Accept-Encoding", "Cache-Control": cache}
        headers |= more
        known = asked.get("if-none-match", "").replace("W/", "")
        if tag in [each.strip() for each in known.split(",")]:
            return Response(status_code=304, headers=headers)
        headers["Content-Encoding"] = "gzip"
        return Response(self.data, media_type=self.kind, headers=headers)


class packed_once:  # noqa: N801
    """Keep what is packed; what many readers ask for at once is packed once."""

    def __init__(self, pack: Callable[[str], Packed]) -> None:
        self._one_at_a_time = threading.Lock()
        self._kept = functools.lru_cache(maxsize=1024)(pack)
        self.cache_info = self._kept.cache_info
        functools.update_wrapper(self, pack)

    def __call__(self, name: str) -> Packed:
        with self._one_at_a_time:
            return self._kept(name)


def unpacks(asked: Mapping[str, str]) -> bool:
    """Whether who asks can unpack gzip, and wants the whole.

    Examples
    --------
    >>> unpacks({"accept-encoding": "br, gzip;q=0.5"})
    True
    >>> unpacks({"accept-encoding": "gzip;q=0, *"})
    False
    """
    weights = {}
    for each in asked.get("accept-encoding", "").lower().split(","):
        name, _, weight = each.partition(";")
        weights[name.strip()] = weight.partition("=")[2].strip() or "1"
    weight = weights.get("gzip", weights.get("*", "0"))
    is_refused = not weight.replace("0", "").replace(".", "")
    return not is_refused and "range" not in asked
