"""``python -m fotointerview``."""

from fotointerview.cli import main

if __name__ == "__main__":
    main()
