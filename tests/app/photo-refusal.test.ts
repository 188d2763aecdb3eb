import { expect, it } from 'vitest'
import { refusal } from '../../miniprogram/src/ui/photo/refusal.ts'

it.each([
  [{ type: 'image/jpeg', bytes: 10 * 1024 * 1024 }, undefined],
  [{ type: 'image/png', bytes: 1 }, undefined],
  [{ type: undefined, bytes: 1 }, '只能传 JPG 或 PNG 照片'],
  [{ type: 'image/png', bytes: 10 * 1024 * 1024 + 1 }, '照片不能超过 10 MB'],
  [{ type: 'image/png', bytes: 0 }, '这张照片是空的'],
] as const)('of %o it says %s', (photo, words) => expect(refusal(photo)).toBe(words))
