"""`make bench`: what an order costs, as ratios against a bare application in the same run (docs/performance.md)."""
