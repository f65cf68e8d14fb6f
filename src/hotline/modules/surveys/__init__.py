"""Owns questionnaires, surveys and their anonymous answers.

Nothing here tells who answered what: invitations know that they were used, answers know their survey and their day.
"""
