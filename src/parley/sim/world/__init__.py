"""Months of trouble in seconds: production stations on simulated machines, under one seed."""
