"""Cleaning: a page cut into its own story, other stories, furniture and repeats; copies between pages."""

from riwaya.clean.segments import ExplainedSegment, clean_page, explain_segments

__all__ = ["ExplainedSegment", "clean_page", "explain_segments"]
