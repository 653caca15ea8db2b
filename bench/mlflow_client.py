"""Logs the same run as the action, with MLflow's own client. A JSON file contains the fields of the run."""

import json
import sys

from mlflow import MlflowClient
from mlflow.entities import Dataset, DatasetInput, InputTag, Metric, Param

uri, experiment, fields_path, revision_path = sys.argv[1:]
with open(fields_path, encoding='utf-8') as file:
    fields = json.load(file)

client = MlflowClient(uri)
found = client.get_experiment_by_name(experiment)
experiment_id = client.create_experiment(experiment) if found is None else found.experiment_id
run_id = client.create_run(
    experiment_id,
    tags={tag['key']: tag['value'] for tag in fields['tags']},
    run_name=fields['run_name'],
).info.run_id
client.log_batch(
    run_id,
    metrics=[Metric(each['key'], each['value'], each['timestamp'], each['step']) for each in fields['metrics']],
    params=[Param(each['key'], each['value']) for each in fields['params']],
)
client.log_inputs(
    run_id,
    datasets=[
        DatasetInput(Dataset(**each['dataset']), [InputTag(tag['key'], tag['value']) for tag in each['tags']])
        for each in fields['datasets']
    ],
)
client.log_artifact(run_id, revision_path)
client.set_terminated(run_id)
