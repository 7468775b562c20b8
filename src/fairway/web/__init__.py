"""The site: pages for officers and for the person concerned. No logic of its own."""
