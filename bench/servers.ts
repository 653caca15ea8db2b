import { type MlflowServer, startMlflow as startRealMlflow } from '../__tests__/live/mlflow.ts'
import { python } from '../__tests__/live/python.ts'
import { startMlflow } from '../sandbox/mlflow/server.ts'
import { startWandb } from '../sandbox/wandb/server.ts'
import { type Distance, type Exchange, type Recorder, startRecorder } from './recorder.ts'

export type Backend = 'wandb' | 'mlflow'

/** The URLs of the servers to log to. */
export type ServerUrls = Readonly<Partial<Record<Backend, string>>>

export type Servers = Readonly<{
  /** The server of the Python package `mlflow`. */
  realMlflow: MlflowServer
  mlflow: Awaited<ReturnType<typeof startMlflow>>
  wandb: Awaited<ReturnType<typeof startWandb>>
  stop(): Promise<void>
}>

/** Starts the MLflow server, and both stand-ins in this process. */
export async function startServers(): Promise<Servers> {
  const realMlflow = await startRealMlflow(python('mlflow-3'))
  const [mlflow, wandb] = await Promise.all([startMlflow(), startWandb()])
  return {
    realMlflow,
    mlflow,
    wandb,
    async stop() {
      await Promise.all([realMlflow.stop(), mlflow.close(), wandb.close()])
    },
  }
}

/** The recorders of several servers. */
export type Recorders = Readonly<{
  /** The URLs of the recorders. */
  urls: ServerUrls
  /** The exchanges with all servers in the order in which the requests arrived. */
  exchanges(): readonly Exchange[]
  /** When each connection to a server was opened. */
  connections(server: Backend): readonly number[]
  close(): void
}>

/** Starts a recorder for each server. Clients reach them over the distance. */
export async function startRecorders(urls: ServerUrls, distance?: Distance): Promise<Recorders> {
  const recorders = new Map<string, Recorder>()
  for (const [server, url] of Object.entries(urls)) {
    recorders.set(server, await startRecorder(server, url, distance))
  }
  return {
    connections: (server) => recorders.get(server)?.connections() ?? [],
    urls: Object.fromEntries([...recorders].map(([server, { url }]) => [server, url])),
    exchanges: () =>
      [...recorders.values()]
        .flatMap((recorder) => recorder.exchanges())
        .sort((a, b) => a.start - b.start),
    close() {
      for (const recorder of recorders.values()) recorder.close()
    },
  }
}
