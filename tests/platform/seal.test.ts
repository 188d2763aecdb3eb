import { DecryptCommand, GenerateDataKeyCommand } from '@aws-sdk/client-kms'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Table } from '../../functions/platform/dynamo.ts'
import { kmsWrapper } from '../../functions/platform/seal/kms.ts'
import { localWrapper } from '../../functions/platform/seal/wrapper.ts'
import { makeSealer, rotateKey } from '../../functions/platform/seal.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import { memoryTable } from '../support/memory-table.ts'
import { sealPorts, testSealer } from '../support/sealer.ts'

let now = Date.UTC(2026, 2, 2)
const clock = { now: () => now }
const sealer = testSealer(memoryTable(), clock)
const PHONE = '13800001111'
/** Of any script, without halves of surrogate pairs, which are no text and have no form in UTF-8. */
const character = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0x1_0000, max: 0x10_ffff }))
  .map((code) => String.fromCodePoint(code))
const keyOf = (sealed: string) => sealed.split('.')[0]

describe('sealing', () => {
  it('opens to what was sealed', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: character }), fc.string(), async (text, of) => {
        expect(await sealer.open(await sealer.seal(text, of), of)).toBe(text)
      }),
    ))

  it('opens nowhere else', () =>
    fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), fc.string(), async (text, of, other) => {
        fc.pre(of !== other)
        await expect(sealer.open(await sealer.seal(text, of), other)).rejects.toThrow('can not be opened')
      }),
    ))

  it('does not open when a single character was changed, added or taken away', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), fc.nat(), fc.constantFrom(...'Aa0_-.='), async (text, at, by) => {
        const sealed = await sealer.seal(text, 'phone')
        const place = at % sealed.length
        const changed = [
          `${sealed.slice(0, place)}${by}${sealed.slice(place + 1)}`,
          `${sealed.slice(0, place)}${by}${sealed.slice(place)}`,
          `${sealed.slice(0, place)}${sealed.slice(place + 1)}`,
        ]
        for (const each of changed.filter((one) => one !== sealed))
          await expect(sealer.open(each, 'phone')).rejects.toThrow()
      }),
    ))

  it('says nothing of the text, in it or in what it throws', async () => {
    const sealed = await sealer.seal(PHONE, 'phone')
    expect(sealed).toMatch(/^[\w-]{12}\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/)
    expect(await sealer.seal(PHONE, 'phone')).not.toBe(sealed)
    const error = await sealer.open(sealed, 'elsewhere').catch((thrown: Error) => thrown)
    expect(String(error)).not.toContain(PHONE)
    await expect(sealer.open('', 'phone')).rejects.toThrow()
    await expect(sealer.open('gibberish', 'phone')).rejects.toThrow()
  })

  it('does not open with another wrapping key', async () => {
    const table = memoryTable()
    const own = testSealer(table, clock)
    const sealed = await own.seal(PHONE, 'phone')
    await own.index(PHONE, 'phone')
    const ports = sealPorts(table, clock)
    const other = makeSealer({ ...ports, wrapper: localWrapper(Buffer.alloc(32, 7), ports.random) })
    await expect(other.open(sealed, 'phone')).rejects.toThrow('can not be opened')
    await expect(other.index(PHONE, 'phone')).rejects.toThrow('can not be opened')
  })
})

describe('the blind index', () => {
  it('is the same in every process, and another for another text or kind', async () => {
    const table = memoryTable()
    const [one, two] = [testSealer(table, clock), testSealer(table, clock)]
    const index = await one.index(PHONE, 'phone')
    expect(index).toMatch(/^[\w-]{43}$/)
    expect(await two.index(PHONE, 'phone')).toBe(index)
    expect(await one.index('13800001112', 'phone')).not.toBe(index)
    expect(await one.index(PHONE, 'name')).not.toBe(index)
  })

  it('stays when the key is rotated', async () => {
    const table = memoryTable()
    const index = await testSealer(table, clock).index(PHONE, 'phone')
    await rotateKey(sealPorts(table, clock))
    expect(await testSealer(table, clock).index(PHONE, 'phone')).toBe(index)
  })
})

describe('data keys', () => {
  it('are read and unwrapped once a process, however many ask at once', async () => {
    const inner = memoryTable()
    await testSealer(inner, clock).seal('made', 'phone')
    const ports = sealPorts(inner, clock)
    const read = vi.fn(inner.read)
    const unwrap = vi.fn(ports.wrapper.unwrap)
    const one = makeSealer({ ...ports, table: { ...inner, read }, wrapper: { ...ports.wrapper, unwrap } })
    const all = await Promise.all(Array.from({ length: 20 }, () => one.seal(PHONE, 'phone')))
    for (const sealed of all) expect(await one.open(sealed, 'phone')).toBe(PHONE)
    expect([read, unwrap].map((each) => each.mock.calls.length)).toEqual([2, 1])
  })

  it('after a rotation the new one seals, within ten minutes, and the old one opens', async () => {
    const table = memoryTable()
    const ports = sealPorts(table, clock)
    const one = makeSealer(ports)
    const before = await one.seal(PHONE, 'phone')
    const id = await rotateKey(ports)
    expect(keyOf(await one.seal(PHONE, 'phone'))).toBe(keyOf(before))
    now += 10 * MINUTE
    const after = await one.seal(PHONE, 'phone')
    expect(keyOf(after)).toBe(id)
    expect(keyOf(before)).not.toBe(id)
    for (const opener of [one, testSealer(table, clock)])
      for (const sealed of [before, after]) expect(await opener.open(sealed, 'phone')).toBe(PHONE)
  })

  it('a failure is not kept: the next one tries again', async () => {
    const inner = memoryTable()
    let down = true
    const read: Table['read'] = (wanted) => (down ? Promise.reject(new Error('down')) : inner.read(wanted))
    const one = testSealer({ ...inner, read }, clock)
    await expect(one.seal(PHONE, 'phone')).rejects.toThrow('down')
    await expect(one.index(PHONE, 'phone')).rejects.toThrow('down')
    down = false
    expect(await one.open(await one.seal(PHONE, 'phone'), 'phone')).toBe(PHONE)
    expect(await one.index(PHONE, 'phone')).toHaveLength(43)
  })
})

it('KMS makes and unwraps a data key under a context that names purpose, stage and key', async () => {
  const sent: unknown[] = []
  const send = async (command: unknown) => {
    sent.push(command)
    return { Plaintext: new Uint8Array(32), CiphertextBlob: new Uint8Array([1, 2, 3]) }
  }
  const wrapper = kmsWrapper({ keyId: 'the-key', stage: 'prod', region: 'cn-north-1' }, { send } as never)
  const { plain, wrapped } = await wrapper.make('k1')
  expect(await wrapper.unwrap('k1', wrapped)).toEqual(plain)
  const EncryptionContext = { purpose: 'personal-data', stage: 'prod', dataKey: 'k1' }
  const [made, opened] = sent as [GenerateDataKeyCommand, DecryptCommand]
  expect(made).toBeInstanceOf(GenerateDataKeyCommand)
  expect(made.input).toEqual({ KeyId: 'the-key', KeySpec: 'AES_256', EncryptionContext })
  expect(opened).toBeInstanceOf(DecryptCommand)
  expect(opened.input).toEqual({ KeyId: 'the-key', CiphertextBlob: Buffer.from([1, 2, 3]), EncryptionContext })
})
