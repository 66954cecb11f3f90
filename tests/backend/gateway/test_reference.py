"""docs/api.md names the routes there are, and the rules it tells are the code's."""

from __future__ import annotations

from backend import config
from backend.gateway.reference import BEGIN, END, PAGE, document, rewritten, routes
from backend.security import SESSION_COOKIE


class TestPage:
    page = PAGE.read_text(encoding="utf-8")

    def test_the_list_of_routes_is_up_to_date(self) -> None:
        assert rewritten(self.page, routes(document())) == self.page, "run: python -m backend.gateway.reference"

    def test_the_numbers_are_the_products(self) -> None:
        assert f"Idempotency-Key` of up to {config.IDEMPOTENCY_KEY_MAX_LENGTH} visible" in self.page
        assert f"kept for {config.IDEMPOTENCY_KEEP_HOURS // 24} days" in self.page
        for tier in config.TIERS.values():
            assert f"{tier.name} {tier.requests_per_minute:,} ({tier.burst})" in self.page
        assert f"no plan {config.NO_PLAN_REQUESTS_PER_MINUTE} ({config.NO_PLAN_BURST})" in self.page
        assert f"{config.ANONYMOUS_REQUESTS_PER_MINUTE} ({config.ANONYMOUS_BURST}) an address" in self.page
        assert f"access token for {config.ACCESS_TOKEN_MINUTES} minutes" in self.page
        assert f"refresh token for {config.REFRESH_TOKEN_DAYS} days" in self.page
        assert f"one of {config.ASSISTANT_TOKEN_MINUTES} minutes" in self.page
        assert f"pause of {config.LOGIN_WINDOW_MINUTES} minutes" in self.page
        assert f"`{SESSION_COOKIE}`" in self.page
        assert f"`{config.API_KEY_PREFIX}` and {2 * config.API_KEY_BYTES} hex digits" in self.page
        assert f"first {config.API_KEY_SHOWN_CHARACTERS} characters" in self.page
        assert f"up to {config.API_KEYS_MAX} live ones" in self.page


class TestRoutes:
    def test_every_route_is_listed_once(self) -> None:
        described, listed = document(), routes(document())
        for path, methods in described["paths"].items():
            for method in methods:
                assert listed.count(f"| `{method.upper()} {path}` |") == 1

    def test_only_the_list_is_rewritten(self) -> None:
        assert rewritten(f"a\n{BEGIN}\nold\n{END}\nz", "new") == f"a\n{BEGIN}\n\nnew\n{END}\nz"
