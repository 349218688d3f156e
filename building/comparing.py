"""What differs between two builds."""

from pathlib import Path

from building.tools import digest_of


def differences(first: Path, second: Path) -> list[str]:
    """Return what is in one folder only, or differs, by path; links by where they lead."""
    one, other = content(first), content(second)
    return [
        f"{path}: {one.get(path, 'missing')} / {other.get(path, 'missing')}"
        for path in sorted(one.keys() | other.keys())
        if one.get(path) != other.get(path)
    ]


def content(folder: Path) -> dict[str, str]:
    """Return rights and digest, or target, of every file below ``folder``."""
    return {
        path.relative_to(folder).as_posix(): (
            f"-> {path.readlink()}"
            if path.is_symlink()
            else f"{path.stat().st_mode & 0o111:o} {digest_of(path)}"
        )
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }
