import { expect, it } from 'vitest'
import { signedIn } from './people.ts'

it('signs in', async () => {
  const resident = await signedIn('demo-resident-1', '演示居民 甲')
  console.log(resident.text())
  await resident.tap('提诉求')
  await resident.arrive('tickets/open/index')
  await new Promise((r) => setTimeout(r, 1000))
  console.log(resident.text())
  expect(resident.troubles).toEqual([])
})
