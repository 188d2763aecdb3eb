import { expect, it } from 'vitest'
import { emptyJoin, type JoinForm, readJoin } from '../../miniprogram/src/households/join/join-form.ts'

const form: JoinForm = {
  ...emptyJoin,
  building: { code: '420102015020001003', name: '大江园社区第1网格3号楼' },
  unit: '2',
  room: '302',
  relation: 'owner',
}

it('a whole form makes the request that the contract takes', () => {
  expect(readJoin(form)).toEqual({
    ok: true,
    body: { building: '420102015020001003', unit: 2, room: 302, relation: 'owner', child: false },
  })
})

it('a building without units has unit 0', () => {
  expect(readJoin({ ...form, unit: '', noUnits: true })).toMatchObject({ ok: true, body: { unit: 0 } })
})

it('says at each field what is missing', () => {
  expect(readJoin(emptyJoin)).toEqual({
    ok: false,
    wrong: {
      building: '请选您住的楼栋',
      relation: '请选您和这一户的关系',
      unit: '请填单元号，1 到 99 的数字',
      room: '请填房号，1 到 9999 的数字，例如 302',
    },
  })
})

it.each(['三', '3-2', '-1', '1.5', '12345', '0'])('takes no room %s', (room) => {
  expect(readJoin({ ...form, room })).toMatchObject({ ok: false, wrong: { room: expect.stringContaining('请填房号') } })
})

it.each(['0', '100', '甲'])('takes no unit %s where there are units', (unit) => {
  expect(readJoin({ ...form, unit })).toMatchObject({ ok: false, wrong: { unit: expect.stringContaining('单元号') } })
})

it('leaves out what was left empty', () => {
  const read = readJoin({ ...form, name: '  ', note: ' 刚租下 ' })
  expect(read).toMatchObject({ ok: true, body: { note: '刚租下' } })
  expect(read.ok && 'name' in read.body && read.body.name).toBeFalsy()
})
