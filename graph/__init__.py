"""The graph: model, register, fold, stores and what is worked out from them."""
