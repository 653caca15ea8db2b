#!/usr/bin/env bash
# Makes the draft of the release VERSION at the commit GITHUB_SHA. A draft has no tag yet, and nobody sees it.
set -euo pipefail

tag=v$VERSION
if gh api "repos/$GITHUB_REPOSITORY/git/ref/tags/$tag" --silent 2>/dev/null; then
  echo "::error::The tag $tag is there already."
  exit 1
fi
if gh release view "$tag" >/dev/null 2>&1; then
  echo "::error::There is a draft of $tag. Delete it, and start again."
  exit 1
fi
node scripts/release.ts notes "$VERSION" >"$RUNNER_TEMP/notes.md"
gh release create "$tag" --draft --target "$GITHUB_SHA" --title "$tag" --notes-file "$RUNNER_TEMP/notes.md"
