/** Messages made of words: whatever they are, WeChat takes the message. */
import { asField } from './fields.ts'
import { pageOf } from './pages.ts'
import { type Field, type Template, templates } from './templates.ts'

/** What a message of a template says, by our own names; `at` is a moment in ISO 8601. */
export type Words<T extends Template> = Record<keyof (typeof templates)[T]['fields'], string>

/** A message as WeChat takes it, beside whom it goes to. */
export interface MessageBody {
  data: Record<string, { value: string }>
  page: string
}

/** Makes a message of any words; `about`: the id of what it tells of, whose page it opens. */
export function messageOf<T extends Template>(template: T, words: Words<T>, about: string): MessageBody {
  const { fields } = templates[template]
  const said: Record<string, string> = words
  const data = Object.fromEntries(
    Object.entries<Field>(fields).map(([name, { key, type }]) => [key, { value: asField(type, said[name] ?? '') }]),
  )
  return { data, page: pageOf(about) }
}
