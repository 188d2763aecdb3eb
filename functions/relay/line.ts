/** Speaking to a socket, and ending one, by the WebSocket API's management endpoint. */
import {
  ApiGatewayManagementApiClient,
  ApiGatewayManagementApiServiceException,
  DeleteConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi'

/** Both answer `gone` when there is no such socket any more. */
export interface Line {
  post(socket: string, data: string): Promise<'sent' | 'gone'>
  close(socket: string): Promise<'closed' | 'gone'>
}

const GONE = 410

export function connectLine(endpoint: string, region: string): Line {
  const client = new ApiGatewayManagementApiClient({
    endpoint,
    region,
    maxAttempts: 2,
    // One silent socket may not hold up the stream.
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
  })
  async function unlessGone<T>(done: T, send: () => Promise<unknown>): Promise<T | 'gone'> {
    try {
      await send()
      return done
    } catch (error) {
      if (error instanceof ApiGatewayManagementApiServiceException && error.$metadata.httpStatusCode === GONE)
        return 'gone'
      throw error
    }
  }
  return {
    post: (ConnectionId, Data) =>
      unlessGone('sent', () => client.send(new PostToConnectionCommand({ ConnectionId, Data }))),
    close: (ConnectionId) => unlessGone('closed', () => client.send(new DeleteConnectionCommand({ ConnectionId }))),
  }
}
