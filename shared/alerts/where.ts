/** Where it is, in plain words, for whoever goes there: that somebody is not at home comes first. Pure. */
import type { AlertPlace } from './alert.ts'

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

/** 在家：3号楼 1单元302室; 不在家，在菜场北门; without a word on it the address alone. */
export function whereWords({ place, where, elsewhere, spot }: Whereabouts): string {
  const at = [...(elsewhere ? [] : [addressWords(place)]), ...(spot ? [spot] : [])].join(' ')
  if (where === 'home') return `在家：${at}`
  if (where !== 'here') return at
  return at ? `不在家，在${at}` : '不在家，看手机定位，或先打电话问'
}

/** The same for what lies open outside of here, an SMS or a call: neither a room nor the person's own words. */
export function whereAloud({ place, where, elsewhere }: Whereabouts): string {
  if (where === 'home') return `在家，${place.name}`
  if (where !== 'here') return place.name
  return elsewhere ? '不在家，请打开看位置' : `不在家，在${place.name}`
}
