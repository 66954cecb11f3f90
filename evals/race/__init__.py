"""The long race: buyers, cards, webhooks and workers at once, while workers are killed and servers fail."""
