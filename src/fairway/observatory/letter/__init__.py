"""The letter of 14 October 2024 as data: what it says, point by point, what has become of it, and its figures as checks.

The files below `data/` are the place to change an entry, a link, a commitment or a milestone. The code here reads them."""
