"""The statements that read and write a store: one .cypher file each."""
