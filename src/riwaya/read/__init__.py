"""Reads a clean page into sentences, tokens and mentions; what they mean together is `extract`'s business."""

from riwaya.read.reader import Reader

__all__ = ["Reader"]
