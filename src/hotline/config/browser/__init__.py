"""A browser and a Chinese font for the tests: the machine's own, or Debian's unpacked into the home without root."""
