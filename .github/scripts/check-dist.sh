#!/usr/bin/env bash
# Fails unless dist/ is what the sources make. Files that are new count too, which git diff would not see.
set -euo pipefail

npm run --silent build
changed=$(git status --porcelain -- dist)
[ -z "$changed" ] && exit 0
echo "$changed"
echo '::error::dist/ is not what the sources make. Run npm run build, and commit it.'
exit 1
