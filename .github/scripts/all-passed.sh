#!/usr/bin/env bash
# Fails unless each job of NEEDS, the context `needs` as JSON, has succeeded. A job that was skipped has not.
set -euo pipefail

jq -r 'to_entries[] | "\(.key): \(.value.result)"' <<<"$NEEDS"
jq -e 'length > 0 and all(.[]; .result == "success")' <<<"$NEEDS" >/dev/null
