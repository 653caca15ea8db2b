#!/usr/bin/env bash
# Starts the stand-ins for W&B and MLflow, and leaves them running for the steps that follow. Where they are
# becomes the outputs of this step: wandb-url, wandb-api-key, mlflow-url, held-url, and pid, to end them by.
set -euo pipefail

log=$RUNNER_TEMP/sandbox.log
# The runner would wait for a process that still holds the step's own output.
node build/scripts/stand-ins.js "$GITHUB_OUTPUT" >"$log" 2>&1 </dev/null &
server=$!
until grep -q '^held-url=' "$GITHUB_OUTPUT"; do
  kill -0 "$server" 2>/dev/null || { cat "$log" >&2; exit 1; }
  sleep 0.1
done
