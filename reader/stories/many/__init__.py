"""Thousands of articles compared at once: by numpy, in little memory, by the measure of `similarity`.

Numpy takes a tenth of a second to import, so this room is entered only where a scope is grouped, or where an article is
compared that is not grouped yet.
"""
