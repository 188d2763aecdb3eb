/** Which community a list is of: that of my home, or of what I serve, or another that I choose. */
import { type ReactNode, useState } from 'react'
import { ancestorAt } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { cityCode } from '../../platform/target.ts'
import { Box } from '../base/box.tsx'
import { Button } from './button.tsx'
import style from './of-community.module.scss'
import { PlacePicker } from './place-picker.tsx'
import { Empty } from './states.tsx'

interface Community {
  code: string
  name: string
}

/** The community of a person's first home, else of their first role that lies in one. */
function communityOf(me: Me): Community | undefined {
  const areas = [...me.homes.map((home) => home.building), ...me.roles.map((held) => held.area)]
  const code = areas.map((area) => ancestorAt(area, 'community')).find((found) => found !== undefined)
  return code === undefined ? undefined : { code, name: me.homes.length > 0 ? '我家所在的社区' : '我负责的社区' }
}

export function OfCommunity({ me, children }: { me: Me; children: (community: string) => ReactNode }) {
  const [community, setCommunity] = useState(communityOf(me))
  const [picking, setPicking] = useState(community === undefined)
  const city = me.homes[0]?.building ?? me.roles[0]?.area
  return (
    <>
      <Box className={style.where}>
        <Box as='span'>{community?.name ?? '还没有选社区'}</Box>
        <Button kind='quiet' icon='map-pin' onTap={() => setPicking(true)}>
          换个社区
        </Button>
      </Box>
      {community ? (
        children(community.code)
      ) : (
        <Empty icon='map-pin' title='先选一个社区' action={<Button onTap={() => setPicking(true)}>选社区</Button>} />
      )}
      {picking && (
        <PlacePicker
          title='看哪个社区'
          root={(city && ancestorAt(city, 'district')) ?? cityCode}
          rootName='本区'
          choosable={['community']}
          onChoose={({ code, name }) => {
            setCommunity({ code, name })
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  )
}
