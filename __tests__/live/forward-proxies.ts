import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './mlflow.ts'

/** A program that is a proxy, with the restrictions of Debian's configuration: CONNECT only to port 443. */
export type ForwardProxy = Readonly<{
  name: string
  /** Returns the arguments, after writing the files that they name into a folder. */
  configure: (ports: ProxyPorts, folder: string) => readonly string[]
  /** True if it also listens with TLS. */
  hasTls: boolean
  /** The status for a wrong password. */
  wrongPassword: number
}>

type ProxyPorts = Readonly<{
  http: number
  https: number
  /** A proxy that connects each host to one port of this machine. */
  parent: number
}>

export type RunningProxy = Readonly<{ ports: ProxyPorts; stop(): Promise<void> }>

/** The user that a proxy accepts. Tinyproxy accepts few characters. */
export const proxyUser = { name: 'ada', password: 'correct-horse' }

export const proxies: readonly ForwardProxy[] = [
  {
    name: 'tinyproxy',
    hasTls: false,
    wrongPassword: 401,
    configure({ http, parent }, folder) {
      const file = write(folder, 'tinyproxy.conf', [
        ...[`Port ${http}`, 'Listen 127.0.0.1', 'Allow 127.0.0.1', 'ConnectPort 443'],
        `BasicAuth ${proxyUser.name} ${proxyUser.password}`,
        `Upstream http 127.0.0.1:${parent}`,
      ])
      return ['-d', '-c', file]
    },
  },
  {
    name: 'squid',
    hasTls: true,
    wrongPassword: 407,
    configure({ http, https, parent }, folder) {
      const { name, password } = proxyUser
      const script = '#!/bin/sh\nwhile read -r user password; do\n  case "$user $password" in\n'
      const lines = `    '${name} ${password}') echo OK;;\n    *) echo ERR;;\n  esac\ndone\n`
      const helper = join(folder, 'helper')
      writeFileSync(helper, `${script}${lines}`, { mode: 0o755 })
      const identity = `tls-cert=${resolve('__tests__/http/tls/ip-127.0.0.1.pem')} tls-key=${resolve('__tests__/http/tls/key.pem')}`
      const file = write(folder, 'squid.conf', [
        ...[`http_port 127.0.0.1:${http}`, `https_port 127.0.0.1:${https} ${identity}`],
        ...[`auth_param basic program ${helper}`, 'acl users proxy_auth REQUIRED'],
        ...['acl ssl_ports port 443', 'http_access deny CONNECT !ssl_ports'],
        ...['http_access allow users', 'http_access deny all', 'never_direct allow all'],
        `cache_peer 127.0.0.1 parent ${parent} 0 no-query default`,
        ...['cache deny all', 'access_log none', 'cache_log stdio:/dev/stderr'],
        ...['pid_filename none', `coredump_dir ${folder}`, 'visible_hostname proxy.example.org'],
        ...['shutdown_lifetime 0 seconds', 'pinger_enable off'],
      ])
      return ['-N', '-f', file]
    },
  },
]

function write(folder: string, name: string, lines: readonly string[]): string {
  const file = join(folder, name)
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

/** The path of a program, or undefined if it is not installed. Debian's servers are not in the PATH of users. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin']
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file))
}

/** Starts a proxy in front of the one on port `parent`. Throws an error with its output if it does not start. */
export async function startProxy(
  { configure }: ForwardProxy,
  program: string,
  parent: number,
): Promise<RunningProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'log-revision-proxy-'))
  // Started by root, Squid runs its helper as another user.
  chmodSync(folder, 0o755)
  const ports = { http: await freePort(), https: await freePort(), parent }
  const child = spawn(program, configure(ports, folder), { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
  const stop = async () => {
    await end(child)
    rmSync(folder, { recursive: true })
  }
  while (!(await isListening(ports.http))) {
    if (child.exitCode !== null) {
      await stop()
      throw new Error(`${program} did not start: ${output}`)
    }
    await sleep(50)
  }
  return { ports, stop }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
