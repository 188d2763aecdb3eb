/** What the bench uses of autocannon, which brings no types. */
declare module 'autocannon' {
  interface Sent {
    method: 'GET' | 'POST' | 'DELETE'
    path: string
    headers?: Record<string, string>
    body?: string
  }
  interface Step<Context> {
    method: Sent['method']
    /** What to send now; the context is a connection's own and new each time around. */
    setupRequest(request: Sent, context: Context): Sent
    onResponse(status: number, body: string, context: Context): void
  }
  interface Options<Context> {
    url: string
    connections: number
    /** In seconds; so is `timeout`. */
    duration: number
    timeout: number
    requests: readonly Step<Context>[]
  }
  /** Latencies in milliseconds. */
  interface Result {
    requests: { average: number; total: number }
    latency: { p50: number; p97_5: number; p99: number; max: number }
    errors: number
    non2xx: number
  }
  export default function autocannon<Context>(options: Options<Context>): Promise<Result>
}
