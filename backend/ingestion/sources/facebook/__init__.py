"""Facebook Marketplace: searches and items, from the Relay JSON in a page, from plain JSON, or from the cards."""
