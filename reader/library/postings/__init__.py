"""The postings: a Whoosh index whose segments are packed and written by us. The only room that uses Whoosh."""
