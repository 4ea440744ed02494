"""Makes claims of what was read: who did what to whom, where, when, with what toll, according to whom."""

from riwaya.extract.claims import Candidate, Extraction, extract_claims, find_candidates
from riwaya.extract.judge import Judge, load_judge

__all__ = ["Candidate", "Extraction", "Judge", "extract_claims", "find_candidates", "load_judge"]
