"""The interface over HTTP: authentication, problems, live events, pages."""
