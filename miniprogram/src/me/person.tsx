import { useState } from 'react'
import type { Me } from '../../../shared/people/person.ts'
import { relationWords } from '../../../shared/people/person.ts'
import { roleWords } from '../../../shared/roles/roles.ts'
import { useNow } from '../live/use-now.ts'
import { paths } from '../paths.ts'
import { Box } from '../ui/base/box.tsx'
import { Icon } from '../ui/icon/icon.tsx'
import { Button, ButtonLink } from '../ui/parts/button.tsx'
import { Card } from '../ui/parts/card.tsx'
import { momentWords } from '../words/time.ts'
import style from './me.module.scss'
import { NameSheet } from './name-sheet.tsx'

/** Who I am here: my name, homes and roles. */
export function Person({ me }: { me: Me }) {
  const now = useNow()
  const [naming, setNaming] = useState(false)
  return (
    <>
      {me.leavingAt && (
        <Card tone='amber'>
          <Box>账号将在 {momentWords(me.leavingAt, now)} 注销。</Box>
          <ButtonLink icon={me.unguarded ? 'info' : 'undo-2'} to={paths.leave}>
            {me.unguarded ? '为什么' : '反悔'}
          </ButtonLink>
        </Card>
      )}
      <Card>
        <Box className={style.head}>
          <Box as='h2' className={style.name}>
            {me.name}
          </Box>
          <Button kind='quiet' icon='pencil' onTap={() => setNaming(true)}>
            改称呼
          </Button>
        </Box>
        {me.homes.map((home) => (
          <Box key={home.household} className={style.line}>
            <Icon name='house' /> {home.buildingName} {home.room} · {relationWords[home.relation]}
            {!home.verified && '（待核实）'}
          </Box>
        ))}
        {me.roles.map((held) => (
          <Box key={`${held.role}-${held.area}`} className={style.line}>
            <Icon name='building-2' /> {held.areaName} · {roleWords[held.role]}
          </Box>
        ))}
        {me.homes.length === 0 && me.roles.length === 0 && (
          <>
            <Box className={style.line}>还没有入户。入户后能看小区的事、说小区的话。</Box>
            <ButtonLink icon='house' to={paths.join}>
              去入户
            </ButtonLink>
          </>
        )}
      </Card>
      {naming && <NameSheet name={me.name} onClose={() => setNaming(false)} />}
    </>
  )
}
