"""Reads Uptime Kuma by its public status page."""
import json
import os
from urllib.request import urlopen


def get(path):
    with urlopen(os.environ["UPTIME_KUMA_URL"] + path, timeout=10) as answer:
        return json.load(answer)


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
    ratios = [beats["uptimeList"].get(f"{id}_24", 0) for id in ids]
    uptime = round(100 * sum(ratios) / len(ratios), 2)
    return {
        "platform_status": status,
        "uptime": {"last_24h": uptime, "last_7d": uptime, "last_30d": uptime},
    }
