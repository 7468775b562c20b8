"""The facts that rules ask for, one module per subject. A fact is declared once and means the same everywhere."""
