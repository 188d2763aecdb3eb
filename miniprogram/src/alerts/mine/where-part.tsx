/** 在家 or 就在这里: where those who come are to go. With more homes than one it is said which. */
import { type Alert, SPOT_MAX } from '../../../../shared/alerts/alert.ts'
import { addressWords, type Where } from '../../../../shared/alerts/where.ts'
import type { Home } from '../../../../shared/people/person.ts'
import { canScan, scan } from '../../platform/scan.ts'
import { scannedScene } from '../../platform/scene.ts'
import { useMe } from '../../session/store.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { TextField } from '../../ui/parts/field.tsx'
import { Buttons, Soft, Stack } from '../../ui/parts/prose.tsx'
import { say } from '../../ui/toast/say.ts'
import { useWords } from '../answer/use-words.ts'
import { tellPlace } from '../raise/device-raising.ts'
import type { useDescribing } from './use-describing.ts'

type Describing = ReturnType<typeof useDescribing>

const HERE = 'here'
const homeWords = ({ buildingName, room }: Home, several: boolean) =>
  several ? `在家：${buildingName} ${room}` : '在家'

/** Which of them the alert is at, if it was said. */
function homeOf({ place }: Alert, homes: readonly Home[]): string | undefined {
  return (
    homes.find(({ building, room }) => building === place.area && room === place.detail)?.household ??
    homes[0]?.household
  )
}

export function WherePart({ alert, describing }: { alert: Alert; describing: Describing }) {
  const homes = useMe()?.homes ?? []
  const { busy, waiting, tell } = describing
  const { text, setText, forget } = useWords(alert.id, 'where')
  const said: Where | undefined = waiting.where ?? alert.where
  const at = waiting.household ?? homeOf(alert, homes)
  const here = said === 'here'

  async function choose(option: string) {
    if (busy) return
    if (option !== HERE) return void tell({ where: 'home', household: option }, '在家')
    if (await tell({ where: 'here', ...spotOf() }, '就在这里，不在家')) void tellPlace(alert.id)
  }
  const spotOf = () => (text.trim() ? { spot: text.trim() } : {})
  async function sayWhere() {
    if (await tell({ where: 'here', ...spotOf() }, `在${text.trim()}`)) forget()
  }
  async function scanDoor() {
    const words = await scan()
    if (words === undefined) return
    const scene = scannedScene(words)
    const area = scene?.kind === 'building' ? scene.code : scene?.kind === 'alert' ? scene.building : undefined
    if (area === undefined) return say('这不是楼栋门口的码')
    await tell({ where: 'here', area, ...spotOf() }, '在这栋楼')
  }

  return (
    <Stack>
      <Choices
        label='人在哪里'
        options={[
          ...homes.map((home) => [home.household, homeWords(home, homes.length > 1)] as const),
          [HERE, homes.length > 0 ? '就在这里，不在家' : '就在这里'] as const,
        ]}
        chosen={here ? HERE : said === 'home' ? at : undefined}
        onChoose={(option) => void choose(option)}
      />
      {!said && <Soft>没选的话，来的人先去{addressWords(alert.place)}，手机定位供他们参考。</Soft>}
      {here && (
        <>
          <TextField
            id='alert-spot'
            label='在什么地方'
            optional
            max={SPOT_MAX}
            placeholder='例如：菜场北门、三号楼电梯里'
            value={text}
            onType={setText}
          />
          <Buttons>
            <Button busy={busy} icon='send' disabled={text.trim() === ''} onTap={() => void sayWhere()}>
              发送地点
            </Button>
            {canScan && (
              <Button busy={busy} icon='scan-line' onTap={() => void scanDoor()}>
                扫旁边楼栋的码
              </Button>
            )}
          </Buttons>
        </>
      )}
    </Stack>
  )
}
