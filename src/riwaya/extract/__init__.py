"""Makes claims of what was read: who did what to whom, where, when, with what toll, according to whom."""

from riwaya.extract.candidates import Candidate
from riwaya.extract.claims import Extraction, extract_claims, find_candidates
from riwaya.extract.linear import Linear, Models, load_models

__all__ = ["Candidate", "Extraction", "Linear", "Models", "extract_claims", "find_candidates", "load_models"]
