import type { Backend } from './servers.ts'

type Reason = Readonly<{
  /** What the stand-in calls the request. */
  name: string
  /** Where it has another reason after another request: the name of that. */
  after?: string
  reason: string
}>

/** Why each request is sent. Of two reasons for one, that of the later stage comes first. */
const reasons: Readonly<Record<Backend, readonly Reason[]>> = {
  wandb: [
    { name: 'Viewer', reason: 'finds the entity of the key, where `wandb-entity` names none' },
    {
      name: 'LoggedRevisions',
      reason: 'finds what is logged already, for all tags at once, and what `latest` is on',
    },
    { name: 'UpsertBucket', reason: 'opens the run, with all its facts' },
    {
      name: 'CreateArtifact',
      reason: 'makes the version, with its metadata and aliases; says whether the file is there',
    },
    {
      name: 'CreateArtifactManifest',
      after: 'CreateArtifactFiles',
      reason: 'tells the digest of the manifest, and gets the address to upload it to',
    },
    {
      name: 'CreateArtifactManifest',
      reason: 'makes the manifest that the file must name, still without a digest',
    },
    { name: 'CreateArtifactFiles', reason: 'gets the signed address to upload `revision.json` to' },
    { name: 'storage/put', after: 'storage/put', reason: 'uploads the manifest' },
    { name: 'storage/put', reason: 'uploads `revision.json`' },
    { name: 'CommitArtifact', reason: 'makes the version visible and numbers it' },
    { name: 'ReadArtifact', reason: 'reads it back: what is green was seen' },
    { name: 'file_stream', reason: 'ends the run, with the counts as its summary' },
    { name: 'AddAliases', reason: 'gives the version its aliases' },
    { name: 'UpdateArtifact', reason: 'sets the metadata of a version that was there' },
  ],
  mlflow: [
    { name: 'experiments/get-by-name', reason: 'finds the id of the experiment' },
    { name: 'experiments/create', reason: 'makes the experiment, where there is none' },
    {
      name: 'runs/search',
      after: 'runs/create',
      reason: 'looks whether another job logged the same meanwhile: MLflow has no unique names',
    },
    { name: 'runs/search', reason: 'finds what is logged already, for all tags at once' },
    { name: 'runs/create', reason: 'makes the run, with all its tags' },
    { name: 'runs/log-batch', reason: 'writes all params and metrics' },
    { name: 'runs/log-inputs', reason: 'writes the dataset input, which no other request takes' },
    { name: 'artifacts/put', reason: 'stores `revision.json`' },
    { name: 'runs/set-tag', reason: 'marks the run of the old commit as superseded' },
    { name: 'runs/update', reason: 'ends the run' },
    { name: 'runs/get', reason: 'reads it back: what is green was seen' },
    { name: 'artifacts/get', reason: 'reads the bytes of `revision.json` back' },
  ],
}

/** Requests in their order, each with its reason. Throws for one that has none. */
export function explained(
  backend: Backend,
  names: readonly string[],
): readonly Readonly<{ name: string; reason: string }>[] {
  return names.map((name, index) => {
    const before = names.slice(0, index)
    const found = reasons[backend].find(
      (each) => each.name === name && (each.after === undefined || before.includes(each.after)),
    )
    if (found !== undefined) return { name, reason: found.reason }
    throw new Error(`bench/reasons.ts does not say why the action sends ${name} to ${backend}.`)
  })
}
