"""A page as a connector sees it: its markup or its JSON, its address and the words that a person sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from parsel import Selector

from backend.ingestion.sources import embedded
from backend.ingestion.sources.bodies import text_of
from backend.ingestion.sources.fields import line, link, tidy
from backend.ingestion.sources.outcomes import Page

VISIBLE_CHARS = 200_000
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s<>]+)", re.I
)
_ENDING = frozenset(["p", "div", "li", "tr", "ul", "ol", "h1", "h2", "h3", "h4", "section", "article", "blockquote"])
_HIDDEN = frozenset(["script", "style", "noscript", "template", "svg", "head", "title"])
_BLANKS = re.compile(r"\s+")


class Document:
    """Read lazily; `UnreadableBody` where the body is no text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = text_of(page.body, page.content_type)

    @cached_property
    def is_markup(self) -> bool:
        """Whether it is a page, not JSON or a table."""
        head = self.text[:2000].lstrip("\ufeff \t\r\n")
        return head.startswith("<") or "<html" in head.lower() or "<!doctype" in head.lower()

    @cached_property
    def markup(self) -> Selector:
        """The page's elements; an empty page when it has none."""
        return Selector(text=self.text if self.is_markup else "<html></html>", type="html")

    @cached_property
    def is_cut(self) -> bool:
        """A whole page by its beginning that lacks its end."""
        return self.is_markup and "<html" in self.text[:5000].lower() and re.search("</html", self.text, re.I) is None

    @cached_property
    def data(self) -> Any | None:
        """The JSON of a body that is JSON, or JSON a line."""
        if self.is_markup:
            return None
        value = embedded.loads(self.text)
        return value if value is not None else (embedded.lines(self.text) or None)

    @cached_property
    def url(self) -> str:
        """Where the page came from: as fetched, else as the page says of itself."""
        if self.page.url.startswith(("http://", "https://")):
            return self.page.url
        saved = _SAVED_FROM.search(self.text[:5000])
        own = self.markup.xpath("//link[@rel='canonical']/@href").get() or self.meta("og:url") if self.is_markup else ""
        return link("", own) or (link("", saved.group(1)) if saved else "")

    def meta(self, name: str) -> str:
        """The content of a meta tag by its property or name."""
        return line(self.markup.xpath("//meta[@property=$name or @name=$name]/@content", name=name).get())

    @cached_property
    def title(self) -> str:
        """The title in the head."""
        return line(self.markup.xpath("//title/text()").get())

    @cached_property
    def shown(self) -> str:
        """The words that a person sees, in lower case, the title first."""
        if not self.is_markup:
            return ""
        words, room = [self.title], VISIBLE_CHARS
        for text in texts(self.markup.root):
            words.append(text)
            room -= len(text)
            if room < 0:
                break
        return line(" ".join(words)).lower().replace("’", "'")

    @cached_property
    def json_ld(self) -> list[embedded.Object]:
        """The objects of the page's JSON-LD."""
        scripts = self.markup.xpath("//script[contains(@type, 'ld+json')]/text()").getall()
        return [held for text in scripts for _, held in embedded.objects(embedded.loads(text))]

    def scripts(self) -> Iterator[Any]:
        """The JSON values in the page's scripts and code blocks, in order."""
        nodes = "//script[not(@src)]/text() | //code[starts-with(@id, 'bpr-guid') or @style]/comment() | //code/text()"
        for text in self.markup.xpath(nodes).getall():
            if "{" in text or "[" in text:
                yield from embedded.in_script(text.removeprefix("<!--").removesuffix("-->"))


def attribute(node: Selector, name: str) -> str:
    """The value of an attribute, "" without it. (`attrib` reads all, and fails on one whose name is garbled.)"""
    return node.root.get(name) or ""


def words(node: Selector | None) -> str:
    """The text of an element on one line."""
    return line(" ".join("".join(texts(node.root)).split("\n"))) if node is not None else ""


def spaced(node: Selector) -> str:
    """The text of an element on one line, its pieces apart: elements that stand side by side often have no blank."""
    return line(" ".join(texts(node.root)))


def prose(node: Selector) -> str:
    """The text of an element with its line breaks; what is there for print only goes."""
    return tidy("".join(texts(node.root)))


def texts(root: Any) -> Iterator[str]:
    """The pieces of text below an element that a person sees, "\n" where a line ends. Without recursion."""
    stack: list[Any] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
        elif isinstance(node.tag, str) and node.tag not in _HIDDEN and "print-" not in node.get("class", ""):
            ends = "\n" if node.tag in _ENDING else ""
            yield ("\n" if node.tag == "br" else ends) + _BLANKS.sub(" ", node.text or "")
            stack.append(ends)
            for child in reversed(node):
                stack += [_BLANKS.sub(" ", child.tail or ""), child]
