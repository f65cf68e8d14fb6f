"""The hotline's own reports (日报 周报 月报 年报 专报): templates, drafts, approval, issue, delivery.

What a figure means belongs to `analytics`, how a document is printed to `kit.documents`.
"""
