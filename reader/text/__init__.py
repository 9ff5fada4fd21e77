"""Text of articles: cleaning at the door, Markdown to paragraphs, sentences, words, and the facts in running text."""
