"""The commands, one file each; a file offers `command`."""
