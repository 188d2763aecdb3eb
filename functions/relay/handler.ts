import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { livePorts } from '../http/live.ts'
import { readConfig, socketEndpointSettings, tableSettings } from '../platform/config.ts'
import { connectPost } from './post.ts'
import { type RelayPorts, relay } from './relay.ts'

function make(): RelayPorts {
  const config = readConfig({ ...tableSettings, ...socketEndpointSettings }, process.env)
  return { ...livePorts('relay'), post: connectPost(config.SOCKET_ENDPOINT, config.AWS_REGION) }
}
let made: RelayPorts | undefined

export const handler = (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  made ??= make()
  return relay(event.Records, made)
}
