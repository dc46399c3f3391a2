"""frontgraph reads Vietnamese political and legal documents into a knowledge graph that can be trusted."""
