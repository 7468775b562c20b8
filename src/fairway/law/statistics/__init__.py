"""What Member States owe Eurostat on asylum and migration: Regulation (EC) No 862/2007."""
