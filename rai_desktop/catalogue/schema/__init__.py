"""The final schema of content packs: what every section holds."""
