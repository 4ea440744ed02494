"""The places that text can name: a shipped gazetteer and the rules that find and resolve place phrases."""

from riwaya.places.gazetteer import Gazetteer, load_gazetteer
from riwaya.places.scene import Scan
from riwaya.places.words import PlaceContext

__all__ = ["Gazetteer", "PlaceContext", "Scan", "load_gazetteer"]
