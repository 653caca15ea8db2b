"""Logs the same artifact as the action, with W&B's own SDK. A JSON file contains the fields to log."""

import json
import sys

import wandb

project, fields_path, revision_path = sys.argv[1:]
with open(fields_path, encoding='utf-8') as file:
    fields = json.load(file)

# The action records no console, machine or code either. Without them the SDK is faster.
settings = wandb.Settings(
    console='off', x_disable_stats=True, x_disable_meta=True, disable_git=True, disable_code=True
)
with wandb.init(
    project=project,
    name=fields['name'],
    job_type=fields['job_type'],
    tags=fields['tags'],
    notes=fields['notes'],
    config=fields['config'],
    settings=settings,
) as run:
    run.summary.update(fields['summary'])
    artifact = wandb.Artifact(
        fields['artifact'], type='dataset', description=fields['description'], metadata=fields['metadata']
    )
    artifact.add_file(revision_path, name='revision.json')
    run.log_artifact(artifact, aliases=fields['aliases']).wait()
