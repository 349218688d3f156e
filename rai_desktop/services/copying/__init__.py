"""Adding entries of another project as copies, with identities and numbers of their own."""
