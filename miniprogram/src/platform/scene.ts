/**
 * What a code carries: a mini-program code has a scene of at most 32 characters (wxacode.getUnlimited), which WeChat hands
 * over URI-encoded; our own picture of an invitation carries the same words.
 */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { code } from '../../../shared/codes.ts'
import { building } from '../../../shared/households/join.ts'

export type Scene =
  /** The door of a building. */
  | { kind: 'building'; code: string }
  /** An invitation to a household, one to a role, the login of a wide screen; or by which somebody is given hours. */
  | { kind: CodeKind; code: string }
  /** The red button, as a code on a wall or a card beside the bed; at the door of a building it names that. */
  | { kind: 'alert'; building?: string }

export const codeKinds = ['invitation', 'role', 'login', 'hours'] as const
export type CodeKind = (typeof codeKinds)[number]

/** A scene that always names something. */
type Naming = Extract<Scene, { code: string }>

/** The red button where it names no building. */
const ALERT = 'a=1'

/** The letter of each kind, as it stands before the `=`. */
const letters: Record<Naming['kind'], string> = { building: 'b', invitation: 'i', role: 'r', login: 'l', hours: 'h' }

const kindOf = (letter: string): Naming['kind'] | undefined => {
  switch (letter) {
    case 'b':
      return 'building'
    case 'i':
      return 'invitation'
    case 'r':
      return 'role'
    case 'l':
      return 'login'
    case 'h':
      return 'hours'
    default:
      return undefined
  }
}

/** Undone as often as it was encoded; a text that is no encoding stays as it is. */
function decoded(text: string): string {
  try {
    const once = decodeURIComponent(text)
    return once === text ? text : decoded(once)
  } catch {
    return text
  }
}

/** What a scene says, encoded or not; undefined for one that is not ours. */
export function sceneOf(text: string): Scene | undefined {
  const words = decoded(text).trim()
  if (words === ALERT) return { kind: 'alert' }
  const [, letter = '', value = ''] = /^([a-z])=(.+)$/s.exec(words) ?? []
  if (letter === 'a') {
    const at = z.safeParse(building, value)
    return at.success ? { kind: 'alert', building: at.data } : undefined
  }
  const kind = kindOf(letter)
  if (!kind) return undefined
  const read = z.safeParse(kind === 'building' ? building : code, value)
  return read.success ? { kind, code: read.data } : undefined
}

/** What was scanned: a scene itself, or an address or a path of this app that has one in its query. */
export function scannedScene(text: string): Scene | undefined {
  const [, inQuery] = /[?&]scene=([^&#]+)/.exec(text) ?? []
  return sceneOf(inQuery ?? text)
}

/** The scene of something, as a code carries it. */
export function sceneWords(scene: Scene): string {
  if (scene.kind !== 'alert') return `${letters[scene.kind]}=${scene.code}`
  return scene.building ? `a=${scene.building}` : ALERT
}

/** A code that somebody typed, if it can be one. */
export function typedCode(text: string): string | undefined {
  const read = z.safeParse(code, text)
  return read.success ? read.data : undefined
}
