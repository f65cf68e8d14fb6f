"""The supervisor of `up`: starts the processes, watches them, adopts what a killed one left, stops them in order."""
