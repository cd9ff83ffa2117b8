"""Where articles and claims come from: one file a source, found by listing this folder."""
