"""The same work on a Dask cluster of three worker processes, one of which is lost on the way."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from data_sets import COUNTIES, everything, made_here

from reportdiff.batch import Limits, run
from reportdiff.batch import cluster as clusters
from reportdiff.batch.cluster import Cluster
from reportdiff.cli import main
from reportdiff.errors import SettingsError

distributed = pytest.importorskip("distributed")

pytestmark = pytest.mark.filterwarnings("ignore")  # a cluster that closes while its parts still talk


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as made_cluster:
        yield made_cluster


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    folder = tmp_path_factory.mktemp("here") / "out"
    made_here(folder)
    return everything(folder)


def test_a_worker_that_is_lost_takes_nothing_with_it(tmp_path: Path, cluster: Any, wanted: dict[str, Any]) -> None:
    lost: list[int] = []

    def lose(step: str, done: int, total: int) -> None:
        if step == "read" and done == 5 and not lost:
            lost.append(next(iter(cluster.workers.values())).pid)
            os.kill(lost[0], signal.SIGKILL)

    run([COUNTIES], str(tmp_path / "out"), Cluster(cluster.scheduler_address, Limits()), progress=lose)
    assert lost
    assert everything(tmp_path / "out") == wanted


def test_on_the_command_line(tmp_path: Path, cluster: Any, wanted: dict[str, Any]) -> None:
    args = ["batch", COUNTIES, "-o", str(tmp_path / "out"), "--scheduler", cluster.scheduler_address]
    done = CliRunner().invoke(main, args)
    assert done.exit_code == 0, done.output
    assert "15 files, 3 issuers, 10 reports with the one before them" in done.stderr
    assert everything(tmp_path / "out") == wanted


def test_a_cluster_of_another_version_is_refused(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "__version__", "9.9")
    with pytest.raises(SettingsError, match=r"has reportdiff \d+\.\d+\.\d+, and this machine 9\.9; install the same on all"):
        Cluster(cluster.scheduler_address, Limits()).__enter__()


def test_nobody_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "_TIMEOUT", "1s")
    with pytest.raises(SettingsError, match="no Dask scheduler answers there; give the address that it printed"):
        Cluster("tcp://127.0.0.1:1", Limits())


def test_workers_are_for_this_machine() -> None:
    done = CliRunner().invoke(main, ["batch", COUNTIES, "-o", "out", "--workers", "2", "--scheduler", "tcp://x:1"])
    assert done.exit_code == 2
    assert "--workers is for this machine" in done.stderr
