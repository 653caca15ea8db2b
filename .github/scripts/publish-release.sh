#!/usr/bin/env bash
# Publishes the draft of VERSION, if it is still the one of the commit GITHUB_SHA, and checks that nobody can change
# it from then on.
set -euo pipefail

tag=v$VERSION
draft=$(gh release view "$tag" --json isDraft,targetCommitish --jq '"\(.isDraft) \(.targetCommitish)"')
if [ "$draft" != "true $GITHUB_SHA" ]; then
  echo "::error::$tag is no draft of $GITHUB_SHA."
  exit 1
fi
gh release edit "$tag" --draft=false
commit=$(gh api "repos/$GITHUB_REPOSITORY/commits/$tag" --jq .sha)
immutable=$(gh api "repos/$GITHUB_REPOSITORY/releases/tags/$tag" --jq .immutable)
[ "$commit $immutable" = "$GITHUB_SHA true" ] && exit 0
echo "::error::$tag is published at $commit, immutable: $immutable. Turn on immutable releases in the settings."
exit 1
