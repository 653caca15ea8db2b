/** How a stand-in for MLflow is set up. */
export type MlflowOptions = Readonly<{
  /** The credentials required, if any: Basic for a user, Bearer for a token. */
  username?: string
  password?: string
  token?: string
  /** Workspaces besides `default`. Without this, the server knows none, and refuses the header. */
  workspaces?: readonly string[]
  /** Makes it a Databricks workspace: a token is required, and experiments are named by paths. */
  databricks?: DatabricksOptions
  /** Where artifacts lie when they do not go through the server, such as `s3://bucket`. */
  artifactRoot?: string
  /** false for a server older than MLflow 2.4, which has no dataset inputs. */
  datasets?: false
}>

/** The one service principal of a Databricks workspace. */
export type DatabricksOptions = Readonly<{
  clientId: string
  /** Without it, the service principal can only come with an identity token. */
  clientSecret?: string
  /** Of identity tokens: without it, the URL of the token endpoint. */
  audience?: string
}>
