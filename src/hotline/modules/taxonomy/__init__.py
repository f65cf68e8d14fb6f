"""Owns categories, administrative divisions and the working calendar: the words and days that every module shares."""
