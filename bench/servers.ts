import { type MlflowServer, startMlflow as startReal } from '../__tests__/live/mlflow.ts'
import { python } from '../__tests__/live/python.ts'
import { startMlflow } from '../sandbox/mlflow/server.ts'
import { startWandb } from '../sandbox/wandb/server.ts'
import { type Relay, startLatency } from './latency.ts'
import { type Recorder, startRecorder } from './recorder.ts'

export type Backend = 'wandb' | 'mlflow'

/** Where the servers are: those that take part. */
export type Urls = Readonly<Partial<Record<Backend, string>>>

export type Servers = Readonly<{
  /** The one that `pip install` gives. */
  real: MlflowServer
  mlflow: Awaited<ReturnType<typeof startMlflow>>
  wandb: Awaited<ReturnType<typeof startWandb>>
  stop(): Promise<void>
}>

/** Starts all servers. The stand-ins are part of this process. */
export async function startServers(): Promise<Servers> {
  const real = await startReal(python('mlflow-3'))
  const [mlflow, wandb] = await Promise.all([startMlflow(), startWandb()])
  return {
    real,
    mlflow,
    wandb,
    async stop() {
      await Promise.all([real.stop(), mlflow.close(), wandb.close()])
    },
  }
}

/** Servers that are watched. */
export type Watched = Readonly<{
  urls: Urls
  exchanges(): readonly Exchange[]
  close(): void
}>
type Exchange = ReturnType<Recorder['exchanges']>[number]

/** Puts a recorder before each server, and behind that, where it is wanted, a long way. */
export async function watch(urls: Urls, roundTrip = 0): Promise<Watched> {
  const proxies: Relay[] = []
  const recorders = new Map<string, Recorder>()
  for (const [server, url] of Object.entries(urls)) {
    const way = roundTrip === 0 ? undefined : await startLatency(url, roundTrip)
    const recorder = await startRecorder(server, way?.url ?? url, url)
    recorders.set(server, recorder)
    proxies.push(recorder, ...(way === undefined ? [] : [way]))
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
