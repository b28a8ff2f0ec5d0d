"""What was found, in the form a reader or a script wants it: tables, Markdown, CSV and JSON documents.

Every module here takes frozen values and returns a string (a workbook: bytes); none of them writes anywhere.

* ``documents``: the JSON documents of the contract, with their schemas in ``schemas/``;
* ``sheets``: which rows and columns a reader is shown, and in which order;
* ``chapters``, ``selection``: where in the report a row stands, and which rows a reader asked for;
* ``table``, ``markdown``: those sheets for a terminal of 100 columns, and for a page;
* ``records``: every list as records with typed columns; ``delimited``: as CSV, one record a line;
* ``workbook``: the same lists as sheets of an .xlsx file;
* ``frames``: the records as data frames; ``notebook``: how results show themselves there;
* ``letter``, ``word_parts``: the table of outcomes as a .docx file to attach to a letter;
* ``figures``, ``summary``, ``wording``, ``safety``, ``widths``: what they are built from.
"""
