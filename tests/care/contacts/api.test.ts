/** Whom to call in an emergency: kept by consent, sealed, and gone with it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { consent } from '../../support/care.ts'
import { anew, code, mother, stage, subject } from '../scene.ts'

beforeEach(anew)

describe('emergency contacts', () => {
  it('are refused without consent of their own, of which another consent is none', async () => {
    await consent(stage, 'resident', 'care')
    const answer = await stage.call('resident', 'saveContacts', { body: { items: [mother] } })
    expect(code(answer)).toEqual([409, 'consentNeeded'])
    expect(await stage.ok('resident', 'getContacts')).toEqual({ items: [] })
  })

  it('are refused when they are no phones, or too many', async () => {
    await consent(stage, 'resident', 'contacts')
    for (const phone of ['', '110', '12345678901', '1391234567', '139 1234 5678', '+8613912345678', '0276543210x'])
      expect(
        code(await stage.call('resident', 'saveContacts', { body: { items: [{ ...mother, phone }] } })),
        phone,
      ).toEqual([400, 'badInput'])
    const six = Array.from({ length: 6 }, () => mother)
    expect(code(await stage.call('resident', 'saveContacts', { body: { items: six } }))).toEqual([400, 'badInput'])
  })

  it('are mine, sealed in the table, and gone when the consent is taken back', async () => {
    await consent(stage, 'resident', 'contacts')
    const landline = { ...mother, phone: '027-87654321' }
    await stage.ok('resident', 'saveContacts', { body: { items: [mother, landline] } })
    expect((await stage.ok('resident', 'getContacts')).items).toEqual([mother, landline])
    expect((await stage.ok('neighbour', 'getContacts')).items).toEqual([])
    const [item] = await stage.table.read([keys.contacts(subject)])
    for (const word of [mother.name, mother.phone, landline.phone]) expect(JSON.stringify(item)).not.toContain(word)
    await consent(stage, 'resident', 'contacts', false)
    expect(await stage.table.read([keys.contacts(subject)])).toEqual([undefined])
    expect((await stage.ok('resident', 'getContacts')).items).toEqual([])
  })
})
