import { describe, expect, it } from 'vitest'
import { qrPicture } from '../../miniprogram/src/households/invite/qr.ts'
import { scannedScene, sceneOf, sceneWords, typedCode } from '../../miniprogram/src/platform/scene.ts'

const building = '420102015020001003'
const code = '7K3QH8M2XD'

describe('a scene', () => {
  it.each([
    [`b=${building}`, { kind: 'building', code: building }],
    [`b%3D${building}`, { kind: 'building', code: building }],
    [encodeURIComponent(encodeURIComponent(`i=${code}`)), { kind: 'invitation', code }],
    [`r=${code}`, { kind: 'role', code }],
    [' l=7k3qh-8m2xd ', { kind: 'login', code }],
    ['a=1', { kind: 'alert' }],
    [`a%3D${building}`, { kind: 'alert', building }],
    ['i=7K3QH8M2XO', { kind: 'invitation', code: '7K3QH8M2X0' }],
  ])('is read from %s', (text, scene) => expect(sceneOf(text)).toEqual(scene))

  it.each([
    '',
    'b=',
    'x=1',
    'a=2',
    'a=4201',
    `b=${building}9`,
    'b=4201',
    `i=${code}9`,
    'i=<script>',
    '%',
    'https://example.com',
    code,
  ])('is not read from %j', (text) => expect(sceneOf(text)).toBeUndefined())

  it('is found in the path that a scanned mini-program code opens, and in an address', () => {
    const scene = { kind: 'building', code: building }
    expect(scannedScene(`people/arrive/index?scene=b%3D${building}`)).toEqual(scene)
    expect(scannedScene(`https://a.example/?x=1&scene=b%3D${building}#/home`)).toEqual(scene)
    expect(scannedScene(`b=${building}`)).toEqual(scene)
    expect(scannedScene('https://a.example/?from=b%3D1')).toBeUndefined()
  })

  it('fits into a mini-program code, whose scene has 32 characters at most', () => {
    for (const kind of ['invitation', 'role', 'login'] as const) expect(sceneWords({ kind, code }).length).toBe(12)
    expect(sceneWords({ kind: 'building', code: building }).length).toBe(20)
    for (const scene of [{ kind: 'alert' }, { kind: 'alert', building }] as const) {
      expect(sceneWords(scene).length).toBeLessThanOrEqual(32)
      expect(sceneOf(sceneWords(scene))).toEqual(scene)
    }
    expect(sceneOf(sceneWords({ kind: 'building', code: building }))).toEqual({ kind: 'building', code: building })
  })
})

it('a typed code is taken with or without its dash, in lower case, with the letters that look like digits', () => {
  expect(typedCode('7k3qh-8m2xd')).toBe(code)
  expect(typedCode(' 7K3QH 8M2XD ')).toBe(code)
  expect(typedCode('7K3QH8M2X')).toBeUndefined()
  expect(typedCode('I234567890')).toBe('1234567890')
})

it('the picture of a code is drawn without a TextEncoder, which WeChat has not got', () => {
  const known = globalThis.TextEncoder
  Reflect.deleteProperty(globalThis, 'TextEncoder')
  try {
    const svg = decodeURIComponent(qrPicture(`i=${code}`))
    expect(svg).toMatch(/^data:image\/svg\+xml,<svg /)
    expect(svg.match(/h1v1h-1z/g)?.length).toBeGreaterThan(150)
  } finally {
    globalThis.TextEncoder = known
  }
})
