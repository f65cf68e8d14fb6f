"""The composition root: settings, addresses, processes and commands. The only place that knows everything."""
