/** The transaction of an alert, taken from a real one, sent again by nothing but the SDK; and then the bare post of its frame. */
import { DynamoDBDocumentClient, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { makeId } from '../../../shared/ids.ts'
import { socketName } from '../channels/clients.ts'
import { buildingOf, type Ground, keyOfPress, residentId } from './ground.ts'

export interface Bare {
  /** As the resident of that number would. */
  send(resident: number): Promise<void>
}

/** Presses once, as the resident of that number, to see what is written. */
export async function bareOf(ground: Ground, template: number): Promise<Bare> {
  const { client } = ground.backend
  let input: TransactWriteCommandInput | undefined
  client.middlewareStack.add(
    (next, context) => (args) => {
      if (context.commandName === 'TransactWriteItemsCommand' && !input) input = structuredClone(args.input) as never
      return next(args)
    },
    { name: 'transaction', step: 'initialize', priority: 'high' },
  )
  const heard = ground.clients.gotIt()
  const { id } = await ground.press(template)
  await heard
  client.middlewareStack.remove('transaction')
  const text = JSON.stringify(input)
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  return {
    async send(i) {
      const own = makeId('alr', Date.now(), ground.ports.random)
      const renewed: TransactWriteCommandInput = JSON.parse(
        text
          .replaceAll(id, own)
          .replaceAll(residentId(template), residentId(i))
          .replaceAll(buildingOf(template), buildingOf(i))
          .replaceAll(keyOfPress(template), keyOfPress(i)),
      )
      await documents.send(new TransactWriteCommand(renewed))
      await ground.line.post(socketName(0), JSON.stringify({ type: 'alertRings', id: own, ring: 1, drill: false }))
    },
  }
}
