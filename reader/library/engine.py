"""What is used of Whoosh, imported here and nowhere else.

Whoosh 2.7.4 is good code of 2016: a newer Python warns of its escapes and comparisons when it compiles them. It takes a
tenth of a second to import, so this module is imported late, by what indexes or searches.
"""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo, W3TermsReader
    from whoosh.columns import NumericColumn
    from whoosh.fields import COLUMN, FieldType, Schema
    from whoosh.filedb.filestore import FileStorage
    from whoosh.formats import Existence
    from whoosh.index import FileIndex, LockError
    from whoosh.matching import ListMatcher
    from whoosh.reading import IndexReader, SegmentReader, TermNotFound
    from whoosh.writing import SegmentWriter

__all__ = [
    "COLUMN",
    "Existence",
    "FieldType",
    "FileIndex",
    "FileStorage",
    "IndexReader",
    "ListMatcher",
    "LockError",
    "NumericColumn",
    "Schema",
    "SegmentReader",
    "SegmentWriter",
    "TermNotFound",
    "W3Codec",
    "W3FieldWriter",
    "W3TermInfo",
    "W3TermsReader",
]
