# noqa: INP001  # a program, not a package
"""Brings the console's third-party files: npm fetches them by package-lock.json, this checks and copies them.

`python tools/assets.py`: into src/parley/console/static/vendor, which git ignores and the wheel ships. Each file must
be the one that src/parley/console/assets.toml names, by version, licence and SHA-256. npm is the machine's, or that of
requirements-node.txt, which tools/setup.sh installs where there is none. No script of any package runs.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MANIFEST = ROOT / "src" / "parley" / "console" / "assets.toml"
VENDOR = ROOT / "src" / "parley" / "console" / "static" / "vendor"
MODULES = ROOT / "node_modules"
SPDX = {"BSD-0-Clause": "0BSD"}  # an old name for the same licence


def main() -> None:
    """Ends with status 1 and a sentence if a file is not what it should be."""
    assets = tomllib.loads(MANIFEST.read_text())["asset"]
    if not all(_there(asset) for asset in assets):
        _fetch()
    VENDOR.mkdir(parents=True, exist_ok=True)
    kept = {asset["to"] for asset in assets}
    for asset in assets:
        source = _checked(asset)
        if asset["to"]:
            shutil.copyfile(source, VENDOR / asset["to"])
    for path in VENDOR.iterdir():
        if path.name not in kept:
            path.unlink()


def _there(asset: dict[str, Any]) -> bool:
    path = MODULES / asset["package"] / asset["file"]
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == asset["sha256"]


def _fetch() -> None:
    command = [*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:  # noqa: S603  # nothing of it comes from outside
        sys.exit(
            "assets: npm could not fetch the packages of package-lock.json: is an npm registry reachable?"
        )


def _npm() -> list[str]:
    if shutil.which("npm"):
        return ["npm"]
    inside = Path(sys.prefix) / "bin" / "npm"
    if inside.exists():
        return [str(inside)]
    sys.exit("assets: there is no npm: install Debian's package npm, or run make setup, which brings one")


def _checked(asset: dict[str, Any]) -> Path:
    folder = MODULES / asset["package"]
    told = json.loads((folder / "package.json").read_text())
    licence = SPDX.get(told["license"], told["license"])
    if (told["version"], licence) != (asset["version"], asset["licence"]):
        sys.exit(f"assets: {asset['package']} is {told['version']} under {licence}, not as the manifest says")
    if not _there(asset):
        sys.exit(
            f"assets: {asset['package']}/{asset['file']} has other bytes than the manifest says: do not use it"
        )
    return folder / str(asset["file"])


if __name__ == "__main__":
    main()
