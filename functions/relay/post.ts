/** Posting to a socket, by the WebSocket API's management endpoint. */
import {
  ApiGatewayManagementApiClient,
  ApiGatewayManagementApiServiceException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi'

/** Sends to a socket; `gone` when there is no such socket any more. */
export type Post = (socket: string, data: string) => Promise<'sent' | 'gone'>

const GONE = 410

export function connectPost(endpoint: string, region: string): Post {
  const client = new ApiGatewayManagementApiClient({
    endpoint,
    region,
    maxAttempts: 2,
    // One silent socket may not hold up the stream.
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
  })
  return async (socket, data) => {
    try {
      await client.send(new PostToConnectionCommand({ ConnectionId: socket, Data: data }))
      return 'sent'
    } catch (error) {
      if (error instanceof ApiGatewayManagementApiServiceException && error.$metadata.httpStatusCode === GONE)
        return 'gone'
      throw error
    }
  }
}
