"""The database server under the platform: our own PostgreSQL, or the one that DATABASE_URL names."""
