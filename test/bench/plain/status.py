"""Collects monitor and backup status and saves them as status.json."""
import json
import os
from datetime import datetime, timezone

import backup_checker
import uptime_kuma_client


def log(message):
    print(f"[{datetime.now(timezone.utc):%Y-%m-%d %H:%M:%S}] {message}", flush=True)


def main():
    log("Starting status update cycle")
    monitors = uptime_kuma_client.read()
    log(f"Platform status: {monitors['platform_status']}")
    backups = backup_checker.check()
    log(f"Backup status: {backups['last_backup_status']}")
    document = {
        "updated_at": f"{datetime.now(timezone.utc):%Y-%m-%dT%H:%M:%SZ}",
        **monitors,
        "backups": backups,
    }
    with open(os.environ["STATUS_FILE"], "w", encoding="utf-8") as file:
        json.dump(document, file)


main()
