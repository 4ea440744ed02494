"""Engines run the steps of `riwaya.pipeline` over many pages; results never depend on the engine."""
