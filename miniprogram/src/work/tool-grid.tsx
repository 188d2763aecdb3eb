import type { Me } from '../../../shared/people/person.ts'
import { Box } from '../ui/base/box.tsx'
import { Go } from '../ui/base/tap.tsx'
import { Icon } from '../ui/icon/icon.tsx'
import { Heading } from '../ui/parts/prose.tsx'
import { type ToolGroup, toolGroups, toolsOf } from './tools.ts'
import style from './work.module.scss'

const groups: readonly ToolGroup[] = ['daily', 'residents', 'areas', 'people']

/** The tools of whoever looks, by what they are about. */
export function ToolGrid({ me }: { me: Me }) {
  const tools = toolsOf(me)
  return groups.map((group) => {
    const some = tools.filter((tool) => tool.group === group)
    if (some.length === 0) return null
    return (
      <Box as='section' key={group} className={style.group} label={toolGroups[group]}>
        <Heading>{toolGroups[group]}</Heading>
        <Box className={style.tools}>
          {some.map(({ key, to, word, hint, icon }) => (
            <Go key={key} to={to} className={style.tool}>
              <Icon name={icon} className={style.icon} />
              <Box as='span' className={style.words}>
                <Box as='span' className={style.word}>
                  {word}
                </Box>
                <Box as='span' className={style.hint}>
                  {hint}
                </Box>
              </Box>
            </Go>
          ))}
        </Box>
      </Box>
    )
  })
}
