/** What the app wants of a network; tests bring their own. */

export interface Request {
  url: string
  method: 'GET' | 'POST' | 'DELETE'
  headers: Record<string, string>
  body?: unknown
  /** Milliseconds. */
  timeout: number
}

/** An answer of any status; `body` is what the JSON held. */
export interface Answer<T> {
  status: number
  body: T
  requestId: string | undefined
}

/** No answer came. */
export class NoAnswer extends Error {
  readonly why: 'offline' | 'timeout'

  constructor(why: 'offline' | 'timeout') {
    super(why)
    this.name = 'NoAnswer'
    this.why = why
  }
}

export interface Network {
  /** Resolves with an answer of any status, rejects with NoAnswer. The caller vouches for the type by the contract. */
  request: <T>(request: Request) => Promise<Answer<T>>
}
