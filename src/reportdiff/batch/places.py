"""Where files are: a folder of this machine, or any storage that fsspec knows by its address (``s3://``, ``memory://``)."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from reportdiff.errors import FolderError, MissingLibraryError, ReadError, ReportError, SettingsError

_REMOTE = "://"
_LOCK = "_work/lock"
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as its place lists it: its path there, its size, and a stamp that changes when the file does."""

    path: str
    size: int
    stamp: str


class Place(ABC):
    """A folder, by names below it with ``/`` between; whoever writes a file there writes it whole or not at all."""

    @abstractmethod
    def get(self, name: str) -> bytes | None:
        """What a file holds; ``None`` where there is none."""

    @abstractmethod
    def put(self, name: str, data: bytes) -> None:
        """Write a file, in place of one that is there."""

    @abstractmethod
    def names(self, below: str) -> Iterator[str]:
        """The names of all files below a folder, in no order."""

    @abstractmethod
    def remove(self, name: str) -> None:
        """Take away a file or a folder with what is in it; one that is not there is no fault."""

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other processes from working in the folder, where the system can; raises ``FolderError`` if one does."""
        yield


def place(address: str) -> Place:
    """The folder at a path of this machine or at an address."""
    return _Remote(address) if is_remote(address) else _Local(Path(address))


def is_remote(address: str) -> bool:
    """Whether an address is of a storage that fsspec knows, and not a path of this machine."""
    return _REMOTE in address


def absolute(address: str) -> str:
    """The same place by a name that holds in every process."""
    return address if is_remote(address) else os.path.abspath(address)  # noqa: PTH100  (Path would resolve no "..")


def find(address: str) -> Iterator[Entry]:
    """The file at an address, or all files of the folder there with its folders; hidden ones are left out.

    Raises ``ReadError`` where there is nothing.
    """
    return _find_remote(address) if is_remote(address) else _find_local(address)


def fetch(path: str, limit: int) -> bytes:
    """What a file holds; raises ``ReadError`` where it cannot be had, or is larger than ``limit``."""
    try:
        system, inner = system_of(path) if is_remote(path) else (None, path)
        if (system.size(inner) if system else Path(inner).stat().st_size) > limit:
            megabytes = limit // (1024 * 1024)
            raise ReadError(path, f"is larger than {megabytes} MB", "give the report alone, without pictures or attachments")
        data: bytes = system.cat_file(inner) if system else Path(inner).read_bytes()
    except FileNotFoundError as fault:
        raise ReadError(path, "there is no such file", "check the name and the folder") from fault
    except (OSError, ValueError) as fault:
        raise ReadError(path, f"cannot be read ({_said(fault)})", "check the name and the right to read it") from fault
    return data


def sha256(path: str) -> str | None:
    """The digest of a file that nobody could read as a report; ``None`` where it cannot be had either."""
    try:
        system, inner = system_of(path) if is_remote(path) else (None, path)
        with system.open(inner, "rb") if system else Path(inner).open("rb") as file:
            digest = hashlib.sha256()
            while piece := file.read(_PIECE):
                digest.update(piece)
            return digest.hexdigest()
    except (OSError, ValueError):
        return None


class _Local(Place):
    def __init__(self, root: Path) -> None:
        self._root = root

    def get(self, name: str) -> bytes | None:
        path = self._root / name
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as fault:
            raise FolderError(f"{path}: cannot be read: {_said(fault)}; check the right to read it") from fault

    def put(self, name: str, data: bytes) -> None:
        path = self._root / name
        temporary = path.parent / f".{path.name}-{secrets.token_hex(8)}.tmp"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(data)
            temporary.replace(path)
        except OSError as fault:
            with suppress(OSError):
                temporary.unlink()
            raise _unwritten(str(path), fault) from fault

    def names(self, below: str) -> Iterator[str]:
        for entry in _walk(str(self._root / below), hidden=True):
            yield Path(entry.path).relative_to(self._root).as_posix()

    def remove(self, name: str) -> None:
        path = self._root / name
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


    @contextmanager
    def alone(self) -> Iterator[None]:
        """A lock that the system lets go of when the process ends, however it ends."""
        try:
            import fcntl
        except ImportError:
            yield
            return
        path = self._root / _LOCK
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("wb")
        except OSError as fault:
            raise _unwritten(str(path), fault) from fault
        with file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as fault:
                raise FolderError(f"{self._root}: another process is at work there; wait for it, or end it") from fault
            yield


class _Remote(Place):
    def __init__(self, address: str) -> None:
        self._system, self._root = system_of(address.rstrip("/"))

    def get(self, name: str) -> bytes | None:
        with _faults_of(self._at(name)):
            try:
                data: bytes = self._system.cat_file(self._at(name))
            except FileNotFoundError:
                return None
            return data

    def put(self, name: str, data: bytes) -> None:
        path = self._at(name)
        with _faults_of(path):
            try:
                self._system.pipe_file(path, data)
            except FileNotFoundError:
                if self._system.async_impl:  # S3 and its like have no folders, and would make a bucket
                    raise
                self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
                self._system.pipe_file(path, data)

    def names(self, below: str) -> Iterator[str]:
        with _faults_of(self._at(below)):
            for entry in _walk_remote(self._system, self._at(below), hidden=True):
                yield entry.path.removeprefix(self._root).lstrip("/")

    def remove(self, name: str) -> None:
        with _faults_of(self._at(name)), suppress(FileNotFoundError):
            self._system.rm(self._at(name), recursive=True)

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}" if name else self._root


@contextmanager
def _faults_of(path: str) -> Iterator[None]:
    """What a storage raises, of whatever kind it is (credentials, networks), as the one error of this room."""
    try:
        yield
    except (ReportError, GeneratorExit):
        raise
    except Exception as fault:
        raise FolderError(f"{path}: the storage fails: {_said(fault)}; check the address, the right to it, and the network") from fault


def _find_local(address: str) -> Iterator[Entry]:
    path = Path(address)
    if path.is_dir():
        yield from _walk(address)
        return
    try:
        status = path.stat()
    except (OSError, ValueError) as fault:
        raise ReadError(address, "there is no such file or folder", "check the name") from fault
    yield Entry(address, status.st_size, f"{status.st_size}-{status.st_mtime_ns}")


def _walk(folder: str, hidden: bool = False) -> Iterator[Entry]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if hidden or not name.startswith("."))
        for name in sorted(files):
            if name.startswith(".") and not hidden:
                continue
            path = os.path.join(root, name)  # noqa: PTH118  (a Path for each of many files is slow)
            with suppress(OSError):  # taken away while we look
                status = os.stat(path)  # noqa: PTH116
                yield Entry(path.replace(os.sep, "/"), status.st_size, f"{status.st_size}-{status.st_mtime_ns}")


def _find_remote(address: str) -> Iterator[Entry]:
    system, inner = system_of(address)
    scheme = address.partition(_REMOTE)[0] + _REMOTE
    with _faults_of(address):
        if system.isfile(inner):
            yield _listed(system.info(inner), scheme)
            return
        if not system.exists(inner):
            raise ReadError(address, "there is no such file or folder", "check the address")
        for entry in _walk_remote(system, inner):
            yield Entry(scheme + entry.path.lstrip("/"), entry.size, entry.stamp)


def _walk_remote(system: Any, folder: str, hidden: bool = False) -> Iterator[Entry]:
    for _, folders, files in system.walk(folder, detail=True):
        for name in [name for name in folders if name.startswith(".") and not hidden]:
            del folders[name]
        for name in sorted(files):
            if name and (hidden or not name.startswith(".")):
                yield _listed(files[name], "")


def _listed(info: dict[str, Any], scheme: str) -> Entry:
    """What a storage says of a file; each has its own word for when it was written."""
    size = int(info.get("size") or 0)
    told = next((info[key] for key in ("ETag", "etag", "mtime", "LastModified", "created") if info.get(key)), "")
    return Entry(scheme + str(info["name"]).lstrip("/") if scheme else str(info["name"]), size, f"{size}-{told}")


def system_of(address: str) -> tuple[Any, str]:
    """fsspec's file system for an address, and the path there; its own settings say credentials and endpoints."""
    try:
        core = import_module("fsspec.core")
    except ModuleNotFoundError as error:
        raise MissingLibraryError("fsspec: is not installed; pip install 'reportdiff[cluster]' brings it, or '.[cluster]' in a copy of the source") from error
    try:
        system, inner = core.url_to_fs(address)
    except ImportError as error:  # fsspec says which package brings it
        raise MissingLibraryError(f"{address}: {error}") from error
    except ValueError as error:
        raise SettingsError(f"{address}: is in no storage that fsspec knows; give a path or an address like s3://…") from error
    return system, str(inner)


def _unwritten(path: str, fault: OSError) -> FolderError:
    return FolderError(f"{path}: cannot be written: {_said(fault)}; make room there, or name another folder and start again")


def _said(fault: Exception) -> str:
    return getattr(fault, "strerror", None) or " ".join(str(fault).split()) or type(fault).__name__
