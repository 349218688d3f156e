"""The command line: the same services, for automation and for proofs."""
