/** The local API Gateway as a process of ours: HTTP API, WebSocket API, and the functions behind them. */
import { createWriteStream } from 'node:fs'
import { createRequire } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Child, startChild } from './child.ts'
import { localCredentials, localRegion } from './credentials.ts'
import { functionName } from './gateway/config.ts'
import { freePort } from './ports.ts'

export interface GatewayOptions {
  apiPort: number
  socketPort: number
  /** What the functions read: functions/platform/config.ts says what that is. AWS's own settings are filled in. */
  environment: Record<string, string>
  /** Where what the gateway says is kept; nowhere without it. */
  logFile?: string
}

export interface Gateway {
  readonly url: string
  /** How the process ended: the exit code, or the signal's name. */
  readonly ended: Promise<number | string>
  /** Invokes a function that has no route (`relay`, `worker`, `sweep`). Resolves with what it answered; throws what it threw. */
  invoke(name: string, event: unknown, signal?: AbortSignal): Promise<unknown>
  stop(): Promise<void>
}

const PAUSE = 100
const TRIES = 600

/** Starts it and resolves once `GET /health` answers; throws with what it said when it doesn't. */
export async function startGateway({ apiPort, socketPort, environment, logFile }: GatewayOptions): Promise<Gateway> {
  const lambdaPort = await freePort()
  const stage = environment.STAGE ?? 'local'
  const child = startChild({
    command: process.execPath,
    args: [createRequire(import.meta.url).resolve('serverless/bin/serverless.js'), 'offline', 'start'],
    cwd: fileURLToPath(new URL('gateway', import.meta.url)),
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      SLS_TELEMETRY_DISABLED: '1',
      SLS_NOTIFICATIONS_MODE: 'off',
      POWERTOOLS_METRICS_DISABLED: 'true',
      AWS_REGION: localRegion,
      AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
      STAGE: stage,
      ...environment,
      GATEWAY_API_PORT: `${apiPort}`,
      GATEWAY_SOCKET_PORT: `${socketPort}`,
      GATEWAY_LAMBDA_PORT: `${lambdaPort}`,
    },
  })
  const url = `http://localhost:${apiPort}`
  await answers(`${url}/health`, child, logFile)

  async function invoke(name: string, event: unknown, signal?: AbortSignal): Promise<unknown> {
    const path = `2015-03-31/functions/${functionName(stage, name)}/invocations`
    const asked = { method: 'POST', body: JSON.stringify(event), ...(signal ? { signal } : {}) }
    const reply = await fetch(`http://127.0.0.1:${lambdaPort}/${path}`, asked)
    const text = await reply.text()
    if (!reply.ok || reply.headers.has('x-amz-function-error')) throw new Error(text)
    return text ? JSON.parse(text) : undefined
  }
  return { url, ended: child.ended, invoke, stop: () => child.stop() }
}

async function answers(health: string, child: Child, logFile: string | undefined): Promise<void> {
  let said = ''
  let end: number | string | undefined
  const log = logFile ? createWriteStream(logFile) : undefined
  const hear = (chunk: Buffer) => {
    log?.write(chunk)
    if (said.length < 20_000) said += chunk
  }
  child.output.on('data', hear)
  child.errors.on('data', hear)
  child.ended.then((how) => {
    end = how
    log?.end()
  })
  for (let tried = 0; tried < TRIES && end === undefined; tried++) {
    const reply = await fetch(health).catch(() => undefined)
    await reply?.arrayBuffer()
    if (reply?.ok) return
    await pause(PAUSE)
  }
  await child.stop()
  throw new Error(`The gateway did not come up (${end ?? 'GET /health does not answer'}):\n${said}`)
}
