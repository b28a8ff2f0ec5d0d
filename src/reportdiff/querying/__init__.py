"""Questions to a folder of results of ``reportdiff batch``: ready ones, which are data files, and SQL of one's own.

* ``questions``: the ready questions, one in each file of ``questions/``;
* ``answering``: the folder as views of DuckDB, and a question put to them.
"""
