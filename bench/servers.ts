import { type MlflowServer, startMlflow as startRealMlflow } from '../__tests__/live/mlflow.ts'
import { python } from '../__tests__/live/python.ts'
import { startMlflow } from '../sandbox/mlflow/server.ts'
import { startWandb } from '../sandbox/wandb/server.ts'
import { type LocalProxy, startDelayProxy } from './delay-proxy.ts'
import { type Exchange, type Recorder, startRecorder } from './recorder.ts'

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
  close(): void
}>

/** Starts a recorder for each server. Each adds a round trip of `roundTrip` milliseconds. */
export async function startRecorders(urls: ServerUrls, roundTrip = 0): Promise<Recorders> {
  const proxies: LocalProxy[] = []
  const recorders = new Map<string, Recorder>()
  for (const [server, url] of Object.entries(urls)) {
    const delayProxy = roundTrip === 0 ? undefined : await startDelayProxy(url, roundTrip)
    const recorder = await startRecorder(server, delayProxy?.url ?? url, url)
    recorders.set(server, recorder)
    proxies.push(recorder, ...(delayProxy === undefined ? [] : [delayProxy]))
  }
  return {
    urls: Object.fromEntries([...recorders].map(([server, { url }]) => [server, url])),
    exchanges: () =>
      [...recorders.values()]
        .flatMap((recorder) => recorder.exchanges())
        .sort((a, b) => a.start - b.start),
    close() {
      for (const proxy of proxies) proxy.close()
    },
  }
}
