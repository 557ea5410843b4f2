"""How the scripts here report: a line per check, and at last `N passed, M failed`."""

import sys


class Report:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, what, fault):
        """@param fault: what is wrong; nothing where it is empty or None"""
        if fault:
            self.failed += 1
            print(f"  failed: {what}: {fault}")
        else:
            self.passed += 1
            print(f"  ok: {what}")

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed or not self.passed else 0)
