/** What openTicket sends to DynamoDB, taken from a real call, and sent again by nothing but the SDK. */
import {
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  DynamoDBClient,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { systemClock } from '../../../functions/platform/clock.ts'
import { systemRandom } from '../../../functions/platform/random.ts'
import { localRegion } from '../../../infra/local/credentials.ts'
import { makeId } from '../../../shared/ids.ts'
import type { NewTicket } from '../../../shared/tickets/ticket.ts'
import type { Backend } from '../support/backend.ts'

export interface Template {
  /** What is replaced by another one each time: the ticket's id, the idempotency key. */
  ticket: string
  key: string
  commands: readonly string[]
  documents: { read: BatchGetCommandInput; write: TransactWriteCommandInput }
  wire: { read: BatchGetItemCommandInput; write: TransactWriteItemsCommandInput }
}

const KEY = 'bench-template-key'

/** The inputs of one real call, as documents and in wire format. */
export async function templateOf(backend: Backend, body: NewTicket): Promise<Template> {
  const documents: unknown[] = []
  const wire: unknown[] = []
  const commands: string[] = []
  const key = `${KEY}-${systemClock.now()}`
  // The document client marshalls when it serializes, between these two places.
  backend.client.middlewareStack.add(
    (next) => (args) => {
      documents.push(structuredClone(args.input))
      return next(args)
    },
    { name: 'documents', step: 'initialize', priority: 'high' },
  )
  backend.client.middlewareStack.add(
    (next, context) => (args) => {
      commands.push(String(context.commandName).replace(/Command$/, ''))
      wire.push(structuredClone(args.input))
      return next(args)
    },
    { name: 'wire', step: 'build' },
  )
  const { id } = await backend.call('resident', 'openTicket', { body, key })
  backend.client.middlewareStack.remove('documents')
  backend.client.middlewareStack.remove('wire')
  if (wire.length !== 2)
    throw new Error(`openTicket sent ${commands.join(', ')}, so there is nothing to compare it with`)
  return {
    ticket: id,
    key,
    commands,
    documents: { read: documents[0], write: documents[1] } as Template['documents'],
    wire: { read: wire[0], write: wire[1] } as Template['wire'],
  }
}

type Send = (round: number) => Promise<unknown>

/** Senders of the template with a new id and key each round, made beforehand. */
export function bareSenders(endpoint: string, template: Template, rounds: number) {
  const client = new DynamoDBClient({ region: localRegion, endpoint })
  const documentClient = DynamoDBDocumentClient.from(client)
  const documents = Array.from({ length: rounds }, () => renewed(template, template.documents))
  const wire = Array.from({ length: rounds }, () => renewed(template, template.wire))
  const sendDocuments: Send = async (round) => {
    const inputs = documents[round]
    if (!inputs) throw new Error('More rounds than inputs')
    await documentClient.send(new BatchGetCommand(inputs.read))
    await documentClient.send(new TransactWriteCommand(inputs.write))
  }
  const sendWire: Send = async (round) => {
    const inputs = wire[round]
    if (!inputs) throw new Error('More rounds than inputs')
    await client.send(new BatchGetItemCommand(inputs.read))
    await client.send(new TransactWriteItemsCommand(inputs.write))
  }
  return { documents: sendDocuments, wire: sendWire, stop: () => client.destroy() }
}

let made = 0
function renewed<T>({ ticket, key }: Template, inputs: T): T {
  const id = makeId('tkt', systemClock.now(), systemRandom)
  const text = JSON.stringify(inputs).replaceAll(ticket, id).replaceAll(key, `${KEY}-renewed-${made++}`)
  return JSON.parse(text)
}
