/** Inputs that are wrong in themselves, by what is wrong, and the error. The other inputs are right. */
type InvalidInput = Readonly<{ inputs: Readonly<Record<string, string>>; error: RegExp }>

export const invalidInputs: Readonly<Record<string, InvalidInput>> = {
  'an unknown backend': {
    inputs: { backend: 'wandb\nneptune' },
    error: /^backend: "neptune" is unknown\. Valid backends, one per line: mlflow, wandb\.$/,
  },
  'no backend': { inputs: { backend: ' ' }, error: /^backend: no backend is given.*mlflow, wandb/ },
  'an empty key': {
    inputs: { 'wandb-api-key': ' \n' },
    error: /^wandb-api-key: no key is given.*fork or Dependabot/,
  },
  'a key that is too short': {
    inputs: { 'wandb-api-key': 'not-a-key' },
    error: /^wandb-api-key: this is not a W&B API key\. It has 9 characters/,
  },
  'no address for MLflow': {
    inputs: { 'mlflow-tracking-uri': '' },
    error: /^mlflow-tracking-uri: no address is given.*fork or Dependabot/,
  },
  'a user without a password': {
    inputs: { 'mlflow-password': '' },
    error: /^mlflow-password: this input is empty, but mlflow-username is set.*fork or Dependabot/,
  },
  'a URL that is not http(s)': {
    inputs: { 'mlflow-tracking-uri': 'ftp://host' },
    error: /^mlflow-tracking-uri: "ftp:" URLs are not supported.*http\(s\) address/,
  },
  'something that is no URL': {
    inputs: { 'wandb-base-url': 'wandb' },
    error: /^wandb-base-url: this is not a URL/,
  },
  'the address of the web app': {
    inputs: { 'wandb-base-url': 'https://wandb.ai' },
    error: /^wandb-base-url: wandb\.ai is the address of the web app.*api\.wandb\.ai/,
  },
  'a project name that W&B refuses': {
    inputs: { 'wandb-project': 'a/b' },
    error: /^wandb-project: "a\/b" is not a valid project name/,
  },
  'an artifact name that W&B refuses': {
    inputs: { 'artifact-name': 'a b' },
    error: /^artifact-name: "a b" is not a valid name/,
  },
  'an alias that W&B keeps for itself': {
    inputs: { 'wandb-aliases': 'production\nv3' },
    error: /^wandb-aliases: "v3" is not allowed\. Use at most 128 characters/,
  },
  'an alias that a tag may have': {
    inputs: { 'wandb-aliases': 'tag-v1' },
    error: /^wandb-aliases: "tag-v1" is not allowed/,
  },
  'a summary that is neither wanted nor not': {
    inputs: { summary: 'maybe' },
    error: /^summary: "maybe" is unknown\. Valid values: true/,
  },
  'a token that cannot stand in a header': {
    inputs: { 'mlflow-token': 'two\nlines' },
    error: /^mlflow-token: the token contains a space, a line break/,
  },
  'an address without http': {
    inputs: { 'mlflow-tracking-uri': 'localhost:5000' },
    error: /^mlflow-tracking-uri: "localhost:5000" does not begin with/,
  },
  'a working directory outside the workspace': {
    inputs: { 'working-directory': '..' },
    error: /^working-directory: .* is outside the workspace/,
  },
  'a working directory that is missing': {
    inputs: { 'working-directory': 'data' },
    error: /^working-directory: there is no folder .*data/,
  },
}
