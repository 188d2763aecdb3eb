/** What someone is called in a channel: neighbours by house and surname, staff by what they are and their name, partners by what they are and surname. Pure. */
import { covers, levelOf } from '../../shared/areas/code.ts'
import { handlingRoles, partnerRoles, roleWords } from '../../shared/roles/roles.ts'
import type { Actor, StoredHome } from '../people/actor.ts'

/** The surnames of two characters that are met with (公安部, 2020年全国姓名报告). */
const COMPOUND = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '司徒',
  '东方',
  '独孤',
  '南宫',
  '夏侯',
  '尉迟',
  '皇甫',
  '慕容',
  '令狐',
]

/** The surname in a name, which is given first; the first character where it is no Chinese name. */
export function surnameOf(name: string): string {
  const compound = COMPOUND.find((known) => name.startsWith(known) && [...name].length > known.length)
  return compound ?? [...name.trim()][0] ?? ''
}

/** How a name stands in a channel. `staff`: what they are here. */
export interface ShownName {
  name: string
  staff?: string
}

/** 1单元 of 1单元301; the room itself is nobody's business. */
const unitOf = ({ room }: Pick<StoredHome, 'room'>): string => /^.*?单元/.exec(room)?.[0] ?? ''

/** A building without the names of what it lies in: 3号楼. */
export function shortBuilding({ buildingName, lineage }: Pick<StoredHome, 'buildingName' | 'lineage'>): string {
  const around = lineage.map(({ name }) => name).find((name) => buildingName.startsWith(name))
  return (around && buildingName.slice(around.length)) || buildingName
}

/** A neighbour: by the unit in the channel of their own building, by the building in those of a wider area. */
export function neighbourName({ name }: Pick<Actor, 'name'>, home: StoredHome, area: string): ShownName {
  const house = levelOf(area) === 'building' ? unitOf(home) : shortBuilding(home)
  return { name: [house, `${surnameOf(name)}邻居`].filter(Boolean).join(' ') }
}

/**
 * Staff, under the role that they serve the area in: the nearest above it, else the grid of it that they serve. Undefined for
 * who isn't.
 */
export function staffName({ name, roles }: Pick<Actor, 'name' | 'roles'>, area: string): ShownName | undefined {
  const handling = roles.filter(({ role }) => handlingRoles.some((known) => known === role))
  const nearest = handling.filter((held) => covers(held.area, area)).sort((a, b) => b.area.length - a.area.length)[0]
  const within = handling.find(({ role, area: own }) => role === 'gridWorker' && covers(area, own))
  const held = nearest ?? within
  return held && { name, staff: `${held.areaName} ${roleWords[held.role]}` }
}

type Partner = (typeof partnerRoles)[number]

const partnerWords: Record<Partner, string> = {
  propertyManager: '物业',
  ownersCommittee: '业委会',
  volunteerLead: '志愿者队长',
  responder: '应急员',
}

/** Who serves beside the staff, by the role nearest to the area; of two at one area by the first of their order. Undefined for who doesn't. */
export function partnerName({ name, roles }: Pick<Actor, 'name' | 'roles'>, area: string): ShownName | undefined {
  const serving = partnerRoles.flatMap((kind) =>
    roles.filter(({ role, area: own }) => role === kind && covers(own, area)).map(({ area: own }) => ({ kind, own })),
  )
  const nearest = serving.sort((a, b) => b.own.length - a.own.length)[0]
  return nearest && { name: `${partnerWords[nearest.kind]} ${surnameOf(name)}` }
}
