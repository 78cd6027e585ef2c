"""Papers: a report in Markdown in, a page of HTML or a Word document out, with the same words."""
