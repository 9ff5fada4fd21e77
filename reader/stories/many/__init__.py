"""Thousands of articles compared at once: what `vectors` and `similarity` say of a few, by numpy, in little memory.

Numpy takes a tenth of a second to import, so this room is entered only where a scope is grouped, or where an article is
compared that is not grouped yet.
"""
