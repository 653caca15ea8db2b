#!/usr/bin/env bash
# Fails unless the gate of CI has passed on the commit GITHUB_SHA.
set -euo pipefail

gate='All tests passed'
# GitHub Actions alone counts: whoever may write checks could give one of his own that name.
passed=$(gh api --method GET "repos/$GITHUB_REPOSITORY/commits/$GITHUB_SHA/check-runs" \
  --field check_name="$gate" --field filter=latest \
  --jq '[.check_runs[] | select(.app.slug == "github-actions" and .conclusion == "success")] | length')
[ "$passed" -gt 0 ] && exit 0
echo "::error::\"$gate\" has not passed on $GITHUB_SHA."
exit 1
