"""Reads Uptime Kuma by its public status page, and the longer windows by its badges."""
import json
import os
import re
from urllib.request import urlopen


def get(path):
    with urlopen(os.environ["UPTIME_KUMA_URL"] + path, timeout=10) as answer:
        return json.load(answer)


def badge(id, hours):
    path = f"/api/badge/{id}/uptime/{hours}"
    with urlopen(os.environ["UPTIME_KUMA_URL"] + path, timeout=10) as answer:
        found = re.search(r'aria-label="Uptime \(\d+h\): ([\d.]+)%"', answer.read().decode())
    return float(found[1]) if found else 0


def mean(values):
    return round(sum(values) / len(values), 2)


def read():
    slug = os.environ["UPTIME_KUMA_STATUS_PAGE"]
    page = get(f"/api/status-page/{slug}")
    beats = get(f"/api/status-page/heartbeat/{slug}")
    ids = [
        monitor["id"] for group in page["publicGroupList"] for monitor in group["monitorList"]
    ]
    last = [beats["heartbeatList"][str(id)][-1]["status"] for id in ids]
    down = last.count(0)
    status = "operational" if not down else "degraded" if down < len(last) else "down"
    return {
        "platform_status": status,
        "uptime": {
            "last_24h": mean([100 * beats["uptimeList"].get(f"{id}_24", 0) for id in ids]),
            "last_7d": mean([badge(id, 168) for id in ids]),
            "last_30d": mean([badge(id, 720) for id in ids]),
        },
    }
