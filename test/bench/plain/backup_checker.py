"""Finds the newest backup in a bucket."""
import os
from datetime import datetime, timedelta, timezone

import boto3

MAX_AGE = timedelta(hours=26)


def check():
    s3 = boto3.client("s3", endpoint_url=os.environ["S3_ENDPOINT"])
    pages = s3.get_paginator("list_objects_v2").paginate(
        Bucket=os.environ["BACKUP_BUCKET"], Prefix=os.environ["BACKUP_PREFIX"]
    )
    newest = max(
        (entry["LastModified"] for page in pages for entry in page.get("Contents", [])),
        default=None,
    )
    if newest is None:
        return {"last_backup_status": "unknown", "last_backup_time": None}
    fresh = datetime.now(timezone.utc) - newest < MAX_AGE
    return {
        "last_backup_status": "success" if fresh else "failed",
        "last_backup_time": f"{newest:%Y-%m-%dT%H:%M:%SZ}",
    }
