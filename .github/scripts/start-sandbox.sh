#!/usr/bin/env bash
# Starts the stand-ins for W&B and MLflow and leaves them running for the next steps. The outputs of this step are
# wandb-url, wandb-api-key, mlflow-url, records-url (what the stand-ins store, as JSON) and pid (to end them).
set -euo pipefail

log=$RUNNER_TEMP/sandbox.log
# The runner waits for each process that still has the output of the step open.
node build/scripts/start-stand-ins.js "$GITHUB_OUTPUT" >"$log" 2>&1 </dev/null &
server=$!
until grep -q '^records-url=' "$GITHUB_OUTPUT"; do
  kill -0 "$server" 2>/dev/null || { cat "$log" >&2; exit 1; }
  sleep 0.1
done
