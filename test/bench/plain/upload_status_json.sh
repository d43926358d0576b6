#!/bin/bash
# Uploads status.json where the site reads it.
set -euo pipefail
/usr/bin/aws s3 cp "$STATUS_FILE" "s3://$STATUS_BUCKET/plain.json" \
  --endpoint-url "$S3_ENDPOINT" \
  --acl public-read \
  --content-type "application/json" \
  --cache-control "public, max-age=300" \
  --only-show-errors
echo "[$(date -u '+%Y-%m-%d %H:%M:%S')] Upload successful"
