#!/bin/bash
# What cron starts every ten minutes.
set -euo pipefail
cd "$(dirname "$0")"
/usr/bin/python3 status.py
bash upload_status_json.sh
