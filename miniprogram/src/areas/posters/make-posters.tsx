import { useState } from 'react'
import { levelOf, levelWords } from '../../../../shared/areas/code.ts'
import { POSTERS_MAX } from '../../../../shared/posters/contract.ts'
import type { Reply } from '../../../../shared/routes.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Box } from '../../ui/base/box.tsx'
import { OpenFile } from '../../ui/base/open-file.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { say } from '../../ui/toast/say.ts'
import { useArea } from '../../work/area-way.tsx'
import style from './posters.module.scss'

/** Makes the PDF of an area's posters, and leads to it. */
export function MakePosters({ area }: { area: string }) {
  const { reading } = useArea(area)
  const [made, setMade] = useState<Reply<'getPosters'>>()
  const { act, busy, failure } = useAct()
  const name =
    reading.state === 'ready' ? reading.value.area.fullName : `这个${levelWords[levelOf(area) ?? 'building']}`

  async function make() {
    setMade(await act(area, () => api.call('getPosters', { params: { area } })))
  }

  return (
    <Card title={`${name}的海报`}>
      <Box>每栋楼一页 A4，印着这栋楼的二维码。居民扫码就能申请入户，不用再找地址。</Box>
      <Soft>楼栋改名或调到别的网格以后，贴出去的旧海报照样能用。打印会留下记录。</Soft>
      {made ? (
        <>
          <Box live='polite'>做好了，共 {made.pages} 页。链接十分钟内有效。</Box>
          <OpenFile
            url={made.url}
            type='pdf'
            className={style.open}
            onFail={() => say('没有打开，请再点一次；超过十分钟请重新生成')}
          >
            <Icon name='printer' /> 打开 PDF
          </OpenFile>
          <Button kind='quiet' busy={busy} onTap={() => void make()}>
            重新生成
          </Button>
        </>
      ) : (
        <Buttons>
          <Button kind='main' icon='qr-code' busy={busy} onTap={() => void make()}>
            {busy ? '正在生成' : '生成海报 PDF'}
          </Button>
        </Buttons>
      )}
      <FieldError id='posters'>
        {failure &&
          (failure.code === 'tooMany'
            ? `一次最多 ${POSTERS_MAX} 栋，请按网格分批生成；刚才生成过的请稍等再试`
            : failure.code === 'notFound'
              ? '这里还没有楼栋'
              : failure.message)}
      </FieldError>
    </Card>
  )
}
