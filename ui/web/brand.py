"""Name, words and settings of the chat page; what :mod:`ui.web.build` writes into the built front end."""

from __future__ import annotations

from typing import Any

NAME = "AIQLeads"
CHAT_PATH = "/chat"
TAGLINE = "Find, price, hold and buy real-estate leads by saying what you need."
FOOTNOTE = "Lead data comes from many sources and can be wrong. Check before you call."

INDEX_HEAD = """\
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#f7f9f9" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#11181a" media="(prefers-color-scheme: dark)" />
    <meta name="robots" content="noindex" />
    <script src="/public/notices.js?v=@VERSION@" defer></script>"""

CONFIG_TOML = f"""\
[project]
session_timeout = 3600
user_session_timeout = 1296000
allow_origins = []
cache = false
persist_user_env = false

[features]
unsafe_allow_html = false
latex = false
user_message_markdown = false
user_message_autoscroll = true
assistant_message_autoscroll = false
auto_tag_thread = false
edit_message = false
allow_thread_sharing = false
favorites = false

[features.spontaneous_file_upload]
enabled = false
accept = {{ "image/png" = [".png"] }}

[features.audio]
enabled = false

[features.mcp]
enabled = false

[UI]
name = "{NAME}"
description = "{TAGLINE}"
language = "en-US"
layout = "default"
default_sidebar_state = "closed"
confirm_new_chat = false
cot = "tool_call"
alert_style = "modern"
custom_css = "/public/aiqleads.css?v=@VERSION@"
custom_js = "/public/aiqleads.js?v=@VERSION@"
custom_js_attributes = "defer"
custom_meta_url = "{CHAT_PATH}/"
custom_meta_image_url = "{CHAT_PATH}/public/favicon.svg"
default_avatar_file_url = "{CHAT_PATH}/public/favicon.svg"
avatar_size = 24
custom_build = "build"

[meta]
generated_by = "2.12.0"
"""

GUIDE_MARKDOWN = """\
### What you can ask

Say what you need in your own words; several wishes in one sentence are fine.

**Search** — *3 bed houses under $450k in 78704, cheapest first* · *no condos* · *listed this week*

**Refine** — *actually under 350* · *with a pool* · *start over*

**Look closer** — *why does the second one cost that?* · *difference between the top two?*

**Hold** — *hold the first one* · *hold it for a day* · *release it* · *what am I holding?*

**Buy** — *buy it* shows exactly what you would pay; nothing is bought before you confirm.

**Market** — *median price in Austin* · *compare Phoenix and Dallas*

**Account** — *how many credits do I have?* · *what did I buy?* · [choose your markets](/account)

A lead is sold once here. Its contact stays hidden until you have bought it, and is then shown to you alone.
"""

_WORDS: dict[str, str] = {
    "chat.input.placeholder": "Say what you are looking for…",
    "chat.messages.status.using": "",
    "chat.messages.status.used": "",
    "chat.watermark": FOOTNOTE,
    "threadHistory.sidebar.title": "Conversations",
    "threadHistory.sidebar.empty": "No conversations yet",
    "threadHistory.thread.untitled": "Untitled conversation",
    "navigation.header.readme": "Guide",
    "navigation.newChat.button": "New conversation",
    "navigation.newChat.dialog.tooltip": "New conversation",
    "navigation.user.menu.logout": "Log out",
    "auth.login.title": "Log in to AIQLeads",
}


def translate(words: dict[str, Any]) -> dict[str, Any]:
    """Chainlit's interface texts with ours in place; the page is English whatever the browser asks for."""
    for path, text in _WORDS.items():
        *folders, leaf = path.split(".")
        branch = words
        for folder in folders:
            branch = branch.setdefault(folder, {})
        branch[leaf] = text
    return words
