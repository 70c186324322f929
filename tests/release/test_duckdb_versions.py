"""The DuckDB file and the Parquet files are read by DuckDB 1.4, 1.5 and 2.0, each in an environment of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from schemas.tables import TABLES
from schemas.views import VIEWS

HERE = Path(__file__).parent
OFFLINE = ("NewConnectionError", "NameResolutionError", "ConnectTimeout", "ProxyError", "Network is unreachable")

READ = """
import json, sys, duckdb
folder, tables, views = sys.argv[1], json.loads(sys.argv[2]), json.loads(sys.argv[3])
db = duckdb.connect(folder + "/orbat.duckdb", read_only=True)
print(json.dumps({
    "version": duckdb.__version__,
    "rows": {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables},
    "views": {name: len(db.execute(f"FROM {name}").fetchall()) for name in views},
    "comments": dict(db.execute(
        "SELECT table_name, count(comment) FROM duckdb_columns() WHERE NOT internal GROUP BY 1").fetchall()),
    "described": dict(db.execute(
        "SELECT table_name, comment FROM duckdb_tables() UNION ALL "
        "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall()),
    "keys": len(db.execute("FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'").fetchall()),
    "files": {name: len(db.execute("FROM read_parquet(?)", [folder + "/" + name + ".parquet"]).fetchall())
              for name in tables},
}))
"""


@pytest.fixture(params=["1.4", "1.5", "2.0"])
def environment(request, tmp_path_factory):
    """A folder with one version of DuckDB, installed by hash, and that version."""
    folder = tmp_path_factory.mktemp(f"duckdb-{request.param}")
    lock = HERE / f"duckdb-{request.param}.lock"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1"]
    done = subprocess.run(
        [*command, "--require-hashes", "--no-deps", "--only-binary", ":all:", "--target", folder, "-r", lock],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and any(sign in done.stdout + done.stderr for sign in OFFLINE):
        pytest.skip(f"DuckDB {request.param} cannot be installed without a network")
    assert done.returncode == 0, done.stderr
    return folder, request.param


@pytest.mark.slow
def test_release_is_readable(environment, release):
    folder, version = environment
    tables, views = list(TABLES), [view.name for view in VIEWS]
    done = subprocess.run(
        [sys.executable, "-c", READ, release, json.dumps(tables), json.dumps(views)],
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    assert read["version"].startswith(f"{version}.")
    assert read["rows"] == read["files"]
    assert all(read["rows"].values())
    assert {name: bool(rows) for name, rows in read["views"].items()} == {
        name: name != "disagreements" for name in views
    }
    assert read["comments"] == {name: len(table.columns) for name, table in TABLES.items()} | {
        view.name: len(view.columns) for view in VIEWS
    }
    assert all(read["described"][name] for name in [*tables, *views])
    assert read["keys"] == len(TABLES)
