"""Logs a revision with lairs' own `log_revision`. Starts a run for it, and ends the run."""

import pathlib
import sys

from lairs.integrations.tracking import log_revision
from lairs.store.repository import Repository

backend, project, repository_path, revision = sys.argv[1:]
repository = Repository.open(pathlib.Path(repository_path))
if backend == 'mlflow':
    import mlflow

    mlflow.set_experiment(project)
    with mlflow.start_run():
        log_revision(repository, revision, backend=backend)
else:
    import wandb

    settings = wandb.Settings(
        console='off', x_disable_stats=True, x_disable_meta=True, disable_git=True, disable_code=True
    )
    with wandb.init(project=project, settings=settings):
        log_revision(repository, revision, backend=backend)
