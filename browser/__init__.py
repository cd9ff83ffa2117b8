"""Neo4j Browser with Dugout: a kit of scripts, style and guide for it, and the page that serves it beside the store."""
