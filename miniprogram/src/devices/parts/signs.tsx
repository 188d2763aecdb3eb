import { Tag } from '../../ui/parts/letter.tsx'
import type { Sign } from '../words.ts'

/** How something stands, a tag each. */
export function Signs({ signs }: { signs: readonly Sign[] }) {
  return (
    <>
      {signs.map(({ word, icon, tone }) => (
        <Tag key={word} icon={icon} {...(tone ? { tone } : {})}>
          {word}
        </Tag>
      ))}
    </>
  )
}
