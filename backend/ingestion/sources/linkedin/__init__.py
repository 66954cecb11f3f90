"""LinkedIn: public posts and company pages as saved by a person, and exports. They bring buyers, not homes."""
