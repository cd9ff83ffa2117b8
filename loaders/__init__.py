"""From a path to articles and claims: sources, readers and the relations they know."""
