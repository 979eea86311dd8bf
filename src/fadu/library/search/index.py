"""The index on disk: generations in folders, one of them current; read by many, written by one, switched at once.

    library-index/
      current         the name of the folder that is read
      2-00000007/     FORMAT and a growing number: a Tantivy index of versions
        leaves/       a second one of their provisions, which only helps to order what the first one found

The follower's cursor is an entry of the index itself, replaced in the commit that adds what it stands for: whatever moment a writer
is killed in, index and cursor agree. (Tantivy's own commit payload is not reachable from Python.)
"""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import tantivy

from fadu.library.search.schema import FORMAT, Sheet, entries, leaf_schema, schema
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

_HEAP = 64_000_000  # bytes, for the texts and again for the provisions; Tantivy wants at least 15 MB
_MARK = "cursor"


class NoIndex(Trouble):
    code = "LS-001"
    title = Term("检索索引尚未建立", "No search index yet")
    zh = "文件夹 {path} 中还没有可用的检索索引。"
    en = "The folder {path} holds no usable search index yet."
    remedy_zh = "请运行 fadu library reindex；系统运行时也会自行建立。"
    remedy_en = "Run fadu library reindex; the running system also builds it by itself."
    status = 503


class IndexBusy(Trouble):
    code = "LS-004"
    title = Term("索引正由另一进程写入", "The index is being written by another process")
    zh = "文件夹 {path} 中的索引正由另一进程写入。"
    en = "The index in the folder {path} is being written by another process."
    remedy_zh = "运行中的系统会自行更新索引，无须处理。"
    remedy_en = "The running system keeps the index up to date by itself; nothing needs to be done."


class Replaced(Exception):  # noqa: N818 (no error: the index was built anew meanwhile)
    """The generation that was written into is no longer there."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far an index has followed which database: every transaction up to and including `xid`."""

    database: str
    xid: int


class Shelf:
    """The folder of an installation's index: what is current, how to write, how to replace it whole."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def current(self) -> Path | None:
        """The folder that is read; None when there is none of this format."""
        try:
            name = (self.root / "current").read_text().strip()
        except FileNotFoundError:
            return None
        folder = self.root / name
        return folder if name.startswith(f"{FORMAT}-") and (folder / "meta.json").exists() else None

    def fresh(self) -> Path:
        """An empty folder for the next generation; what earlier builders left unfinished is cleared away."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        current = self.current()
        self._clear(keep=current)
        numbers = [int(one.name.rpartition("-")[2]) for one in self._folders()]
        folder = self.root / f"{FORMAT}-{max(numbers, default=0) + 1:08d}"
        folder.mkdir()
        return folder

    def switch(self, folder: Path) -> None:
        """Makes it current, in one step that every reader sees wholly or not at all; then clears the old one."""
        draft = self.root / f".current.{os.getpid()}"
        with draft.open("w") as file:
            file.write(folder.name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.root / "current")
        self._clear(keep=folder)

    def _folders(self) -> list[Path]:
        return [one for one in self.root.iterdir() if one.is_dir() and one.name.rpartition("-")[2].isdigit()]

    def _clear(self, keep: Path | None) -> None:
        for one in self._folders():
            if one != keep:
                shutil.rmtree(one, ignore_errors=True)


class Writer:
    """The one writer of a generation; the lock ends with the process. Raises IndexBusy for a second, Replaced when it is gone."""

    def __init__(self, folder: Path, *, heap: int = _HEAP) -> None:
        self._folder = folder
        leaves = folder / "leaves"
        leaves.mkdir(exist_ok=True)
        self._index = tantivy.Index(schema(), path=str(folder), reuse=True)
        try:
            self._writer = self._index.writer(heap, 1)
            self._leaves = tantivy.Index(leaf_schema(), path=str(leaves), reuse=True).writer(heap, 1)
        except ValueError as error:
            if "LockBusy" in str(error):
                raise IndexBusy(path=folder) from error
            raise

    def cursor(self) -> Cursor | None:
        """Where the last commit stood."""
        self._index.reload()
        searcher = self._index.searcher()
        found = searcher.search(tantivy.Query.term_query(schema(), "marker", _MARK), limit=1).hits
        return Cursor(**json.loads(searcher.doc(found[0][1])["cursor"][0])) if found else None

    def replace(self, documents: Iterable[int], sheets: Iterable[Sheet]) -> int:
        """Takes the documents out and puts their sheets in; seen by nobody before `commit`. → sheets"""
        with self._there():
            for document in documents:
                self._writer.delete_documents_by_term("document", document)
                self._leaves.delete_documents_by_term("document", document)
        return self.add(sheets)

    def add(self, sheets: Iterable[Sheet]) -> int:
        done = 0
        with self._there():
            for sheet in sheets:
                whole, leaves = entries(sheet)
                self._writer.add_document(whole)
                for leaf in leaves:
                    self._leaves.add_document(leaf)
                done += 1
        return done

    def commit(self, cursor: Cursor) -> None:
        """All that was replaced since the last commit, and where it stands: in one step."""
        mark = tantivy.Document()
        mark.add_text("marker", _MARK)
        mark.add_text("cursor", json.dumps(asdict(cursor)))
        with self._there():
            # The leaves first: what a kill leaves of them ahead of the cursor is replaced when the cursor gets there.
            self._leaves.commit()
            self._writer.delete_documents_by_term("marker", _MARK)
            self._writer.add_document(mark)
            self._writer.commit()

    def close(self) -> None:
        """Lets the merges end and the lock go."""
        with suppress(Replaced), self._there():
            self._writer.wait_merging_threads()
            self._leaves.wait_merging_threads()

    @contextmanager
    def _there(self) -> Iterator[None]:
        try:
            yield
        except ValueError as error:
            if (self._folder / "meta.json").exists():
                raise
            raise Replaced from error


@dataclass(frozen=True, slots=True)
class View:
    """What a search reads: the versions, their provisions, and which commit that is (a key for what is worked out from it)."""

    versions: tantivy.Searcher
    leaves: tantivy.Searcher
    commit: tuple[str, int, int]


class Reader:
    """What searches read: always the last commit of the current generation. One a process; any thread may ask."""

    def __init__(self, root: Path) -> None:
        self._shelf = Shelf(root)
        self._lock = threading.Lock()
        self._open: tuple[Path, tantivy.Index, tantivy.Index] | None = None
        self._view: View | None = None

    def view(self) -> View:
        """A view that stays as it is, also while the index is written or replaced. Two file states are asked each time."""
        for _ in range(5):
            folder = self._shelf.current()
            if folder is None:
                raise NoIndex(path=self._shelf.root)
            with suppress(OSError, ValueError):  # replaced between looking and opening: look again
                return self._at(folder)
        raise NoIndex(path=self._shelf.root)

    def _at(self, folder: Path) -> View:
        state = (folder / "meta.json").stat()
        commit = (folder.name, state.st_mtime_ns, state.st_ino)
        with self._lock:
            if self._view is None or self._view.commit != commit:
                if self._open is None or self._open[0] != folder:
                    self._open = (folder, _opened(folder), _opened(folder / "leaves"))
                _, versions, leaves = self._open
                versions.reload()
                leaves.reload()
                self._view = View(versions.searcher(), leaves.searcher(), commit)
            return self._view


def _opened(folder: Path) -> tantivy.Index:
    index = tantivy.Index.open(str(folder))
    index.config_reader("manual")
    return index
