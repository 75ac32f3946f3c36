"""The machine and the user: time, environment, leaving."""
