"""Finding articles: from what a person types to hits with their marks and snippets."""
