"""The start from a source folder: what the system lacks, the private environment, the checks.

Standard library only, because it runs before anything is installed.
"""
