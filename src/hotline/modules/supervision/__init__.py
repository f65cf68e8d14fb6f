"""Owns how the hotline supervises handling: reminders, notices, instructions, leader items, accountability, lists."""
