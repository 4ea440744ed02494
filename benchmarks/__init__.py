"""Measures Riwaya on evaluation data; nothing here is shipped."""
