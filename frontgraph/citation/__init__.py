"""From the words of a document to the documents it cites."""
