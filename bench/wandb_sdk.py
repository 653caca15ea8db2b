"""Logs the artifact that the action logs, with W&B's own SDK. What it holds comes as a file of JSON."""

import json
import sys

import wandb

project, facts_path, revision_path = sys.argv[1:]
with open(facts_path, encoding='utf-8') as file:
    facts = json.load(file)

# Without what the action does not record either: the console, the machine, the code. That is for the SDK's good.
settings = wandb.Settings(
    console='off', x_disable_stats=True, x_disable_meta=True, disable_git=True, disable_code=True
)
with wandb.init(
    project=project,
    name=facts['name'],
    job_type=facts['job_type'],
    tags=facts['tags'],
    notes=facts['notes'],
    config=facts['config'],
    settings=settings,
) as run:
    run.summary.update(facts['summary'])
    artifact = wandb.Artifact(
        facts['artifact'], type='dataset', description=facts['description'], metadata=facts['metadata']
    )
    artifact.add_file(revision_path, name='revision.json')
    run.log_artifact(artifact, aliases=facts['aliases']).wait()
