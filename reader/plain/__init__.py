"""The same results as text, JSON, Markdown and HTML: for pipes, scripts, screen readers and benchmarks."""
