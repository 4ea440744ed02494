"""`python -m riwaya` is `riwaya`."""

from riwaya.cli import main

if __name__ == "__main__":
    main()
