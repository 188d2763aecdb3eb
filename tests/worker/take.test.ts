import type { DynamoDBRecord } from 'aws-lambda'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Taker, takeInOrder } from '../../functions/worker/take.ts'

const record = (kind: string, number: number): DynamoDBRecord => ({
  dynamodb: { SequenceNumber: String(number), Keys: { pk: { S: kind }, sk: { S: 'x' } } },
})
const kindOf = ({ dynamodb }: DynamoDBRecord) => dynamodb?.Keys?.pk?.S
const numberOf = ({ dynamodb }: DynamoDBRecord) => Number(dynamodb?.SequenceNumber)

/** Takers of `a` and of `b` that note what they took, and fail at one number. */
function scene(failsAt?: number) {
  const taken: number[] = []
  const taker = (kind: string): Taker<undefined> => ({
    takes: (each) => kindOf(each) === kind,
    async take(records) {
      for (const each of records) {
        if (numberOf(each) === failsAt) return { batchItemFailures: [{ itemIdentifier: String(failsAt) }] }
        taken.push(numberOf(each))
      }
      return { batchItemFailures: [] }
    },
  })
  return { taken, takers: [taker('a'), taker('b')] }
}

describe('what the worker is brought', () => {
  it('is taken in its order, whatever kinds it is of, up to the first that fails; what nobody takes is passed over', async () => {
    const kinds = fc.array(fc.constantFrom('a', 'b', 'other'), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(kinds, fc.nat(40), async (some, failing) => {
        const records = some.map(record)
        const failsAt = some[failing] === 'a' || some[failing] === 'b' ? failing : undefined
        const { taken, takers } = scene(failsAt)
        const { batchItemFailures } = await takeInOrder(records, takers, undefined)
        const known = records.filter((each) => kindOf(each) !== 'other').map(numberOf)
        expect(taken).toEqual(known.filter((number) => failsAt === undefined || number < failsAt))
        expect(batchItemFailures).toEqual(failsAt === undefined ? [] : [{ itemIdentifier: String(failsAt) }])
      }),
    )
  })

  it('is taken by all who take its kind, one after the other; when a later one fails, all of it comes again', async () => {
    const taken: string[] = []
    const taker = (name: string, fails: boolean): Taker<undefined> => ({
      takes: (each) => kindOf(each) === 'a',
      async take(records) {
        taken.push(`${name} ${records.map(numberOf)}`)
        return { batchItemFailures: fails ? [{ itemIdentifier: '0' }] : [] }
      },
    })
    const records = ['a', 'a', 'b'].map(record)
    const both = [taker('first', false), taker('second', false)]
    expect(await takeInOrder(records, both, undefined)).toEqual({ batchItemFailures: [] })
    expect(taken).toEqual(['first 0,1', 'second 0,1'])
    const failing = [taker('first', false), taker('second', true)]
    expect(await takeInOrder(records, failing, undefined)).toEqual({ batchItemFailures: [{ itemIdentifier: '0' }] })
  })
})
