"""Debian packages unpacked into folders: no root, nothing installed, the machine's apt left as it is."""
