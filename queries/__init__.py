"""The shipped questions: one .cypher file each."""
