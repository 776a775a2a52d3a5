"""Downloads the pinned packages by their ordinary clients, verifies them, and unpacks them."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import subprocess
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

log = logging.getLogger(__name__)

LOCK_FILE = Path(__file__).with_name("packages.lock")


class PackageError(Exception):
    """A package that cannot be had as it was pinned."""


@dataclass(frozen=True)
class Package:
    registry: str
    name: str
    version: str
    sha256: str

    def download_command(self) -> list[str]:
        """The registry's own client, asked for exactly this version into the current folder."""
        if self.registry == "pypi":
            return ["pip", "download", "--quiet", "--no-deps", "--disable-pip-version-check", f"{self.name}=={self.version}"]
        if self.registry == "npm":
            return ["npm", "pack", "--silent", f"{self.name}@{self.version}"]
        if self.registry == "debian":
            return ["apt-get", "download", "--quiet", f"{self.name}={self.version}"]
        if self.registry == "crates.io":
            # Cargo has no verb that only downloads; what it tells of, it keeps in its home.
            return ["cargo", "info", "--quiet", "--registry", "crates-io", f"{self.name}@{self.version}"]
        raise PackageError(f"{LOCK_FILE}: unknown registry {self.registry!r}, expected pypi, npm, debian or crates.io")

    def archives(self, folder: Path) -> list[Path]:
        """What the command has left in the folder."""
        if self.registry == "crates.io":
            return list(folder.rglob(f"{self.name}-{self.version}.crate"))
        return [path for path in folder.iterdir() if path.is_file()]


def read_lock(path: Path = LOCK_FILE) -> list[Package]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Package(*line.split()) for line in lines if line and not line.startswith("#")]


def install_all(cache: Path) -> dict[str, Path]:
    """Every package of the lock file, unpacked; name → folder."""
    return {package.name: install(package, cache) for package in read_lock()}


def install(package: Package, cache: Path) -> Path:
    """One package, unpacked under `cache`; what is there from an earlier run is used again."""
    folder = cache / f"{package.name}-{package.version}"
    if folder.is_dir():
        log.info("have %s %s (%s)", package.name, package.version, package.registry)
        return folder
    archive = download(package, cache / "archives" / f"{package.registry}-{package.name}-{package.version}")
    verify(package, archive)
    unpack_whole(archive, folder)
    return folder


def download(package: Package, folder: Path) -> Path:
    log.info("installing %s %s (%s)", package.name, package.version, package.registry)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = package.download_command()
    home = os.environ | {"CARGO_HOME": str(folder)}
    result = subprocess.run(command, cwd=folder, env=home, capture_output=True, text=True)
    archives = package.archives(folder)
    if result.returncode != 0 or len(archives) != 1:
        raise PackageError(f"{' '.join(command)}: expected one archive, got {len(archives)}\n{result.stderr}")
    return archives[0]


def verify(package: Package, archive: Path) -> None:
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        raise PackageError(f"{archive.name}: expected sha256 {package.sha256}, found {found}")


def unpack_whole(archive: Path, folder: Path) -> None:
    """Unpacks under a temporary name first, so that a folder that exists is complete."""
    partial = folder.with_name(folder.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    unpack(archive, partial)
    partial.rename(folder)


def unpack(archive: Path, folder: Path) -> None:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(folder)
    elif archive.suffix == ".deb":
        subprocess.run(["dpkg-deb", "--extract", archive, folder], check=True)
    else:
        with tarfile.open(archive) as tarball:
            tarball.extractall(folder, filter="data")
