"""What other modules may call: articles, their updates, and what indicators count."""

from .models import Article, ArticleUpdate
from .selectors import FACTS, find_articles

__all__ = ["FACTS", "Article", "ArticleUpdate", "find_articles"]
