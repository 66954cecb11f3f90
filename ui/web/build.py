"""The chat page's own front end, made from the installed wheel: no network, no npm.

``prepare(home)`` copies Chainlit's built front end into ``<home>/web/<hash>/`` and changes what would speak to other
hosts (fonts, KaTeX, players, map tiles), what does not work below a mount path, and the name, icons, theme and words.
The folder is named after the content it was made from and appears whole or not at all, so any number of processes may
call it. Run by hand: ``python -m ui.web.build [HOME]``.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from ui.web.brand import CHAT_PATH, CONFIG_TOML, GUIDE_MARKDOWN, INDEX_HEAD, translate

ASSETS = Path(__file__).parent / "public"
BUILD_FOLDER = "build"

# Lazy chunks that nothing here ever loads: video players, the PDF worker, plotly (charts are our own SVG).
UNUSED_CHUNK = re.compile(
    r"^(DailyMotion|Facebook|FilePlayer|Kaltura|Mixcloud|Mux|Preview|SoundCloud|Streamable|Twitch|Vidyard|Vimeo"
    r"|Wistia|YouTube|react-plotly|pdf\.worker)[.-]"
)
# Hosts that occur as names only: XML namespaces, bases for parsing, licence notes. Nothing is fetched from them.
INERT_HOSTS = frozenset({"www.w3.org", "www.ibm.com", "localhost", "foo.bar", "foo.com", "example.com"})
URL = re.compile(r"https?://([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)")


class BuildError(RuntimeError):
    """The installed Chainlit is not the one this build knows how to change."""


def prepare(home: Path) -> Path:
    """The application folder for Chainlit (``CHAINLIT_APP_ROOT``), built unless it is there already.

    Raises :class:`BuildError` when the installed front end has another shape than the pinned one.
    """
    source = wheel_front_end()
    web = home / "web"
    target = web / stamp(source)
    if not target.is_dir():
        web.mkdir(parents=True, exist_ok=True)
        _build_aside(source, web, target)
    _forget_others(web, keep=target)
    return target


def wheel_front_end() -> Path:
    """The ``dist`` folder inside the installed wheel, found without importing Chainlit."""
    spec = find_spec("chainlit")
    if spec is None or spec.origin is None:
        raise BuildError("Chainlit is not installed; run `make setup`.")
    return Path(spec.origin).parent / "frontend" / "dist"


def stamp(source: Path) -> str:
    """A hash over everything that shapes the result: the wheel, our assets, our words and this script."""
    digest = hashlib.sha256(metadata.version("chainlit").encode())
    for file in sorted(source.rglob("*")):
        if file.is_file() and file.suffix != ".map":
            digest.update(f"{file.relative_to(source)}:{file.stat().st_size}\n".encode())
    for file in [*sorted(ASSETS.rglob("*")), Path(__file__), Path(__file__).with_name("brand.py")]:
        if file.is_file():
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _build_aside(source: Path, web: Path, target: Path) -> None:
    aside = Path(tempfile.mkdtemp(prefix=".making-", dir=web))
    try:
        _front_end(source, aside / BUILD_FOLDER, target.name)
        shutil.copytree(ASSETS, aside / "public")
        _settings(aside, target.name)
        aside.chmod(0o755)
        aside.rename(target)
    except OSError:
        if not target.is_dir():  # else another process was quicker
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _forget_others(web: Path, keep: Path) -> None:
    """Drop builds of older versions; one still being made by another process is younger and stays."""
    for other in web.iterdir():
        if other != keep and not other.name.startswith(".making-") and other.stat().st_mtime < keep.stat().st_mtime:
            shutil.rmtree(other, ignore_errors=True)


def _settings(root: Path, version: str) -> None:
    translations = root / ".chainlit" / "translations"
    translations.mkdir(parents=True)
    (root / ".chainlit" / "config.toml").write_text(CONFIG_TOML.replace("@VERSION@", version), encoding="utf-8")
    (root / "chainlit.md").write_text(GUIDE_MARKDOWN, encoding="utf-8")
    for original in (wheel_front_end().parents[1] / "translations").glob("*.json"):
        words = translate(json.loads(original.read_text(encoding="utf-8")))
        (translations / original.name).write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")


def _front_end(source: Path, build: Path, version: str) -> None:
    (build / "assets").mkdir(parents=True)
    for file in sorted((source / "assets").iterdir()):
        if file.suffix != ".map":
            _asset(file, build / "assets" / file.name)
    (build / "index.html").write_text(index_html((source / "index.html").read_text("utf-8"), version), "utf-8")


def _asset(source: Path, target: Path) -> None:
    if UNUSED_CHUNK.match(source.name):
        target.write_text("export {};\n", encoding="utf-8")
        return
    text = source.read_text(encoding="utf-8")
    if source.suffix in {".js", ".mjs"}:
        text = re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", text)
    if source.name.startswith("index-") and source.suffix == ".js":
        text = below_mount(text)
    target.write_text(silence(text), encoding="utf-8")


def silence(text: str) -> str:
    """Every URL of an outside host becomes one that cannot be fetched; names that are never fetched stay."""

    def inert(match: re.Match[str]) -> str:
        return match.group() if match.group(1).lower() in INERT_HOSTS else f"about:blank#{match.group(1)}"

    return URL.sub(inert, text)


def below_mount(script: str) -> str:
    """Teach the page its own address: Chainlit compares with ``/`` and jumps to ``/thread/…`` whatever the mount."""
    script = _swap(script, r'(\b\w+)\.pathname==="/"&&(\w+)\(`/thread/', rf'\1.pathname==="{CHAT_PATH}/"&&\2(`/thread/')
    script = _swap(script, r'(\b\w+)\.pathname==="/"\?(\w+)\(`/thread/', rf'\1.pathname==="{CHAT_PATH}/"?\2(`/thread/')
    return _swap(script, r"window\.location\.href=`/thread/", f"window.location.href=`{CHAT_PATH}/thread/")


def _swap(text: str, pattern: str, replacement: str) -> str:
    changed, count = re.subn(pattern, replacement, text)
    if count != 1:
        raise BuildError(f"expected one {pattern!r} in Chainlit's front end, found {count}: another version?")
    return changed


def index_html(page: str, version: str = "0") -> str:
    """The page without outside hosts, with our head; Chainlit's injection points stay."""
    page = re.sub(r"<!-- FONT START -->.*?<!-- FONT END -->", "", page, flags=re.DOTALL)
    page = re.sub(r"\s*<link\b[^>]*https?://[^>]*>", "", page)
    page = page.replace(
        "<!-- TAG INJECTION PLACEHOLDER -->",
        f"<!-- TAG INJECTION PLACEHOLDER -->\n{INDEX_HEAD.replace('@VERSION@', version)}",
    )
    if re.search(r"https?://", page) or "/assets/index-" not in page:
        raise BuildError("Chainlit's index.html has another shape than the pinned version's.")
    return page


def main() -> None:
    home = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("AIQLEADS_HOME", ".aiqleads"))
    sys.stdout.write(f"{prepare(home.resolve())}\n")


if __name__ == "__main__":
    main()
