"""Workflows, locks and the files that describe the project."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def run(*command):
    done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_workflows_fit_their_schema_and_pass_the_security_audit():
    run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, WORKFLOWS))
    run("check-jsonschema", "--builtin-schema", "vendor.dependabot", ".github/dependabot.yml")
    run("check-jsonschema", "--builtin-schema", "vendor.citation-file-format", "CITATION.cff")
    run("zizmor", "--offline", "--quiet", ".github")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_workflow_is_pinned_bounded_and_without_secrets(path):
    text = path.read_text("utf8")
    uses = re.findall(r"uses: (\S+)( # v\d+\.\d+\.\d+)?", text)
    assert uses and all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", u) and v for u, v in uses)
    assert "secrets." not in text
    workflow = yaml.safe_load(text)
    assert "concurrency" in workflow and "permissions" in workflow
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


def test_one_action_has_one_pin():
    pins = {}
    for path in WORKFLOWS:
        for action, pin in re.findall(r"uses: (\S+)@([0-9a-f]{40})", path.read_text("utf8")):
            pins.setdefault(action, set()).add(pin)
    assert all(len(found) == 1 for found in pins.values()), pins


@pytest.mark.parametrize("folder", [".", "binder", "tests"])
def test_lock_is_complete_and_each_request_has_its_reason(folder):
    requests = (ROOT / folder / "requirements.in").read_text("utf8")
    lock = (ROOT / folder / "requirements.txt").read_text("utf8")
    for line in requests.splitlines():
        if not line or line.startswith(("#", "-")):
            continue
        assert re.search(r"\S +# \S", line), f"no reason: {line}"
        name = re.match(r"[\w-]+", line)[0]
        assert re.search(rf"^{name}==", lock, re.M), f"{name} is not locked"
    entries = re.split(r"\n(?=\w)", lock.strip())
    assert all(re.match(r"[\w.\[\]-]+==\S+", e) and "--hash=sha256:" in e for e in entries)
    assert "://" not in lock


def test_the_three_locks_agree():
    versions = {}
    for folder in (".", "binder", "tests"):
        for name, version in re.findall(r"^([\w.-]+)==(\S+)", (ROOT / folder / "requirements.txt").read_text(), re.M):
            versions.setdefault(name, set()).add(version)
    assert {n: v for n, v in versions.items() if len(v) > 1} == {}


def test_ci_runs_the_commands_of_the_readme():
    readme, ci = (ROOT / "README.md").read_text("utf8"), (ROOT / ".ci/run").read_text("utf8")
    for command in ("make book", "make test"):
        assert re.search(rf"^{command}\b", readme, re.M), command
        assert re.search(rf"^{command}$", ci, re.M), command


def test_no_folder_of_tests_is_skipped():
    """pytest passes over folders of some names (`build` is one) without a word."""
    skipped = {"build", "dist", "node_modules", "venv"}
    assert not skipped & {p.name for p in (ROOT / "tests").rglob("*") if p.is_dir()}
