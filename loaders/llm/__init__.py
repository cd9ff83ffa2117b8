"""Reading with a language model behind an OpenAI-compatible endpoint: its settings, what it is asked, what is kept."""
