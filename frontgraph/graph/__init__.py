"""From documents to RDF: vocabulary, URIs, evidence, shapes."""
