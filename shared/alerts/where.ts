/** Where it is, in plain words, for whoever goes there: that somebody is not at home comes first. Pure. */
import type { AlertPlace, toldAs } from './alert.ts'

/** At the household's address, or somewhere else. */
export const wheres = ['home', 'here'] as const
export type Where = (typeof wheres)[number]

/** What an alert says of where it is. */
export interface Whereabouts {
  place: AlertPlace
  where?: Where | undefined
  /** It is not at the place, which is nothing but whose home it is: where it is, the position and `spot` say. */
  elsewhere?: true | undefined
  /** The place in the person's own words. */
  spot?: string | undefined
}

/** 大江园社区第1网格3号楼 1单元302室. */
export const addressWords = ({ name, detail }: AlertPlace): string => (detail ? `${name} ${detail}` : name)

/** 在家：3号楼 1单元302室; 不在家，在菜场北门; without a word on it the address alone. `located`: the reader has the position. */
export function whereWords({ place, where, elsewhere, spot }: Whereabouts, located = false): string {
  const at = [...(elsewhere ? [] : [addressWords(place)]), ...(spot ? [spot] : [])].join(' ')
  if (where === 'home') return `在家：${at}`
  if (where !== 'here') return at
  return at ? `不在家，在${at}` : located ? '不在家，看手机定位，或先打电话问' : '不在家，地点还没说'
}

/** A word of a template outside of here takes no more characters: tencent/telephone.ts, and a `thing` of WeChat's. */
const ALOUD_MAX = 20

/** Who goes finds the position in the app; family and contacts can ask; whoever else is asked to help has neither. */
const unknownAloud: Record<(typeof toldAs)[number], string> = {
  responder: '不在家，请打开看位置',
  family: '不在家，请先打电话问',
  contact: '不在家，请先打电话问',
  neighbour: '不在家，地点还没说',
}

/**
 * The same for what lies open outside of here, an SMS or a call: neither a room nor the person's own words. What is too long loses
 * its beginning: the building stands at the end. `to`: whom it tells.
 */
export function whereAloud(
  { place, where, elsewhere }: Whereabouts,
  to: (typeof toldAs)[number] = 'responder',
): string {
  if (where === 'here' && elsewhere) return unknownAloud[to]
  const said = where === 'home' ? '在家，' : where === 'here' ? '不在家：' : ''
  return `${said}${shortened(place.name, ALOUD_MAX - said.length)}`
}

const shortened = (name: string, max: number): string =>
  [...name].length > max ? `…${[...name].slice(1 - max).join('')}` : name
