"""How much demo data there is, and how it stays young."""

DEMO_SEED = 20_260_617
LEADS_PER_MARKET = 1_600
LEAD_TYPE_SHARES = {"sale": 72, "rent": 19, "buyer": 9}
OLDEST_LISTED_DAYS = 120
NEW_TODAY_PER_MARKET = 24
STALE_SHARE_OF_256 = 7  # leads whose key begins below this were not seen for weeks and stay so
SEEN_REFRESH_HOURS = 12
CAUTION_PERCENT = 5
REVIEW_PERMILLE = 12
REJECTED_PERMILLE = 2
LEAK_PERCENT = 8
NO_CONTACT_PERCENT = 4
