import { describe, expect, it } from 'vitest'
import { neighbourName, partnerName, shortBuilding, staffName, surnameOf } from '../../functions/channels/naming.ts'
import { speakingOf, WHY } from '../../functions/channels/speaker.ts'
import type { HeldRole } from '../../shared/roles/roles.ts'
import { building1, community, farGrid, grid1, grid2, people, street } from '../support/district.ts'

const [home] = people.resident.homes
const role = (name: HeldRole['role'], area: string): HeldRole => ({ role: name, area, areaName: `在${area.length}` })

describe('names', () => {
  it.each([
    ['张三', '张'],
    ['欧阳锋', '欧阳'],
    ['欧阳', '欧'],
    ['𠮷野', '𠮷'],
    ['Maria', 'M'],
  ])('the surname in %s is %s', (name, surname) => expect(surnameOf(name)).toBe(surname))

  it('of a neighbour say the unit in their building, the building elsewhere, never the room', () => {
    if (!home) throw new Error('The resident has a home')
    const actor = { name: '张三' }
    expect(neighbourName(actor, home, building1)).toEqual({ name: '1单元 张邻居' })
    expect(neighbourName(actor, home, grid1)).toEqual({ name: '1号楼 张邻居' })
    expect(neighbourName(actor, home, community)).toEqual({ name: '1号楼 张邻居' })
    expect(neighbourName(actor, { ...home, room: '301室' }, building1)).toEqual({ name: '张邻居' })
    expect(shortBuilding({ buildingName: '花桥小区 3 栋', lineage: home.lineage })).toBe('花桥小区 3 栋')
  })

  it('of staff say what they are, by the role nearest to the channel', () => {
    const roles = [role('streetStaff', street), role('gridWorker', grid1), role('supervisor', building1)]
    const name = '演示网格员 一'
    expect(staffName({ name, roles }, building1)).toEqual({ name, staff: '在15 网格员' })
    expect(staffName({ name, roles }, grid2)).toEqual({ name, staff: '在9 街道工作人员' })
    expect(staffName({ name, roles: [role('gridWorker', grid1)] }, community)).toEqual({ name, staff: '在15 网格员' })
    expect(
      staffName({ name, roles: [role('gridWorker', farGrid), role('supervisor', street)] }, community),
    ).toBeUndefined()
  })

  it('of partners say what they are and their surname, by the role nearest to the channel', () => {
    const roles = [role('volunteerLead', street), role('propertyManager', community), role('responder', community)]
    expect(partnerName({ name: '欧阳锋', roles }, grid1)).toEqual({ name: '物业 欧阳' })
    expect(partnerName({ name: '张三', roles: roles.slice(0, 1) }, grid1)).toEqual({ name: '志愿者队长 张' })
    expect(partnerName({ name: '张三', roles: [role('responder', grid2)] }, grid1)).toBeUndefined()
    expect(partnerName({ name: '张三', roles: [role('gridWorker', grid1)] }, grid1)).toBeUndefined()
  })
})

describe('who may speak', () => {
  const place = { area: community, parties: ['member' as const] }
  it('neighbours, but not as children', () => {
    expect(speakingOf(people.resident, place)).toMatchObject({ may: true })
    const homes = people.resident.homes.map((each) => ({ ...each, child: true }))
    expect(speakingOf({ ...people.resident, homes }, place)).toEqual({ may: false, why: WHY.child })
    expect(speakingOf({ ...people.resident, homes: [...people.resident.homes, ...homes] }, place)).toEqual({
      may: false,
      why: WHY.child,
    })
  })

  it('not who looks on, and nobody in what was closed', () => {
    expect(speakingOf(people.supervisor, { area: community, parties: ['observer'] })).toEqual({
      may: false,
      why: WHY.observer,
    })
    const interest = {
      id: `chn_${'0'.repeat(26)}`,
      area: community,
      name: '种花',
      about: '',
      proposedBy: people.resident.id,
      proposedName: '',
      proposedAt: '',
    }
    expect(speakingOf(people.resident, { ...place, interest: { ...interest, state: 'closed' } })).toEqual({
      may: false,
      why: WHY.closed,
    })
    expect(speakingOf(people.resident, { ...place, interest: { ...interest, state: 'open' } })).toMatchObject({
      may: true,
    })
  })
})
