import { Box } from '../base/box.tsx'
import { Tap } from '../base/tap.tsx'
import { cx } from '../cx.ts'
import style from './tabs.module.scss'

/** Views of one page, of which one is shown. */
export function Tabs<T extends string>({
  label,
  tabs,
  current,
  onChoose,
}: {
  label: string
  tabs: readonly (readonly [T, string])[]
  current: T
  onChoose: (tab: T) => void
}) {
  return (
    <Box className={style.tabs} role='tablist' label={label}>
      {tabs.map(([tab, word]) => (
        <Tap
          key={tab}
          role='tab'
          checked={tab === current}
          className={cx(style.tab, tab === current && style.current)}
          onTap={() => onChoose(tab)}
        >
          {word}
        </Tap>
      ))}
    </Box>
  )
}
