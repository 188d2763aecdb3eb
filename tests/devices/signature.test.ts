import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { checkClock, isSignature, signatureOf, signedText } from '../../functions/devices/signature.ts'
import { Refusal } from '../../shared/errors.ts'

/** What a maker can hold an implementation against; ARCHITECTURE.md shows the first. */
const vectors = [
  {
    secret: 'Jx3Zt0mS5b1cQv7yK9pLwR2uE4iO6aDfGhNnBvCxZq8',
    signed: {
      path: '/devices/dev_01KJNPCB80ABCDEFGHJKMNPQRS/signals',
      timestamp: '1772413200',
      nonce: 'a3f1c9d27b5e4806',
      body: '{"kind":"alarm","value":85}',
    },
    signature: '3f4b80573209b0767a42ca27481ec2ff7dfb35aade968696fab336054f9504c1',
  },
  {
    secret: 'secret',
    signed: { path: '/devices/dev_1/signals', timestamp: '1', nonce: 'n', body: '' },
    signature: '516d8c2266eb497cc3779fcca9cca2d413d83336f6f9d5a2ef28728e579e6814',
  },
  {
    secret: '密钥',
    signed: { path: '/devices/dev_1/signals', timestamp: '1772413200', nonce: 'x-_Y', body: '{"kind":"clear"}\n' },
    signature: '02b491365bb45e9cee8b8a0fdf0bfaeca72bf75502653caa0e9ec7cc457b285a',
  },
]

describe.each(vectors)('the signature of $signed.body', ({ secret, signed, signature }) => {
  it('is the published one', () => {
    expect(signatureOf(secret, signed)).toBe(signature)
    expect(isSignature(secret, signed, signature)).toBe(true)
  })

  it('is what openssl says', () => {
    const said = execFileSync('openssl', ['dgst', '-sha256', '-hmac', secret, '-r'], { input: signedText(signed) })
    expect(said.toString().split(' ')[0]).toBe(signature)
  })

  it('is of nothing else', () => {
    for (const [name, value] of Object.entries(signed)) {
      const other = { ...signed, [name]: `${value} ` }
      expect(isSignature(secret, other, signature), name).toBe(false)
    }
    expect(isSignature(`${secret}x`, signed, signature)).toBe(false)
  })
})

it('a clock may be five minutes off either way; then it is told the time', () => {
  const now = 1_772_413_200_000
  for (const off of [-300, 0, 300]) expect(() => checkClock(String(now / 1000 + off), now)).not.toThrow()
  for (const off of [-301, 301, -1e9])
    try {
      checkClock(String(now / 1000 + off), now)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
      expect(error).toMatchObject({ code: 'clockOff', fields: { timestamp: '现在是 1772413200 秒' } })
    }
})
