"""Processes and the network, timers, waiting."""
