/**
 * Speaking to a socket, and ending one, by the WebSocket API's management endpoint (PostToConnection, DeleteConnection). Signed with
 * the SDK's signer and sent over connections that are kept: the SDK's own client takes three times as much of a processor for
 * each post (0.5 ms to 0.17), and what is said in a channel goes to a thousand sockets.
 */
import * as http from 'node:http'
import * as https from 'node:https'
import { fromEnv } from '@aws-sdk/credential-provider-env'
import { Sha256 } from '@smithy/core/checksum'
import { HttpRequest } from '@smithy/core/protocols'
import { SignatureV4 } from '@smithy/signature-v4'

/** Both answer `gone` when there is no such socket any more. */
export interface Line {
  post(socket: string, data: string): Promise<'sent' | 'gone'>
  close(socket: string): Promise<'closed' | 'gone'>
}

const GONE = 410
const TRIES = 2
/** One silent socket may not hold up the stream. In milliseconds. */
const PATIENCE = 3000
/** Connections that are kept, so that nobody waits for a handshake. */
const CONNECTIONS = 50

/** Throws for a socket that can't be reached though it is not said to be gone. */
export function connectLine(endpoint: string, region: string): Line {
  const { protocol, hostname, port, host, pathname } = new URL(endpoint)
  const base = pathname.replace(/\/$/, '')
  const own = protocol === 'https:' ? https : http
  const agent = new own.Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const signer = new SignatureV4({ service: 'execute-api', region, credentials: fromEnv(), sha256: Sha256 })

  async function ask(method: 'POST' | 'DELETE', socket: string, body?: string): Promise<number> {
    const path = `${base}/@connections/${encodeURIComponent(socket)}`
    const headers = { host, ...(body === undefined ? {} : { 'content-type': 'application/octet-stream' }) }
    const at = { protocol, hostname, ...(port ? { port: Number(port) } : {}), method, path, headers }
    const signed = await signer.sign(new HttpRequest({ ...at, ...(body === undefined ? {} : { body }) }))
    return new Promise((resolve, reject) => {
      const request = own.request({ ...at, headers: signed.headers, agent }, (response) => {
        response.resume()
        response.once('end', () => resolve(response.statusCode ?? 0))
        response.once('error', reject)
      })
      request.setTimeout(PATIENCE, () => request.destroy(new Error('The WebSocket API does not answer')))
      request.once('error', reject)
      request.end(body)
    })
  }

  /** Once more where the API, or the way to it, fails. */
  async function outcome<T>(done: T, send: () => Promise<number>): Promise<T | 'gone'> {
    for (let round = 1; ; round++) {
      const status = await send().catch((error: unknown) => {
        if (round === TRIES) throw error
        return undefined
      })
      if (status === GONE) return 'gone'
      if (status !== undefined && status >= 200 && status < 300) return done
      if (status !== undefined && (round === TRIES || (status < 500 && status !== 429)))
        throw new Error(`The WebSocket API answered ${status}`)
    }
  }
  return {
    post: (socket, data) => outcome('sent', () => ask('POST', socket, data)),
    close: (socket) => outcome('closed', () => ask('DELETE', socket)),
  }
}
