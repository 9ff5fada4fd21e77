"""What is used of Whoosh, imported here and nowhere else.

Whoosh 2.7.4 is good code of 2016: a newer Python warns of its escapes and comparisons when it compiles them. It takes a
tenth of a second to import, so this module is imported late, by what writes the postings: to search takes none of it.
"""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.codec.whoosh3 import W3Codec
    from whoosh.columns import NumericColumn
    from whoosh.fields import COLUMN, FieldType, Schema
    from whoosh.filedb.filestore import FileStorage
    from whoosh.formats import Positions
    from whoosh.index import FileIndex
    from whoosh.writing import SegmentWriter

__all__ = [
    "COLUMN",
    "FieldType",
    "FileIndex",
    "FileStorage",
    "NumericColumn",
    "Positions",
    "Schema",
    "SegmentWriter",
    "W3Codec",
]
