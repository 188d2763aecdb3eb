/**
 * Where those who come are to go: of who asks for help 在家 or 就在这里, with more homes than one which; of who goes and has found it
 * out 在家 or 不在家.
 */
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

const HOME = 'home'
const HERE = 'here'
const homeWords = ({ buildingName, room }: Home, several: boolean) =>
  several ? `在家：${buildingName} ${room}` : '在家'

const plainOptions: readonly (readonly [string, string])[] = [
  [HOME, '在家'],
  [HERE, '不在家'],
]
const ownOptions = (homes: readonly Home[]) => [
  ...homes.map((home) => [home.household, homeWords(home, homes.length > 1)] as const),
  [HERE, homes.length > 0 ? '就在这里，不在家' : '就在这里'] as const,
]

/** Which of them the alert is at, if it was said. */
const homeOf = ({ place }: Alert, homes: readonly Home[]): string | undefined =>
  homes.find(({ building, room }) => building === place.area && room === place.detail)?.household

/** A drill stays where it was begun, and so does what was sensed. */
export const maySayWhere = ({ moves, parties, drill, sensed }: Alert): boolean =>
  moves.includes('describe') && !drill && !sensed && (parties.includes('raiser') || parties.includes('holder'))

export function WherePart({ alert, describing }: { alert: Alert; describing: Describing }) {
  const mine = useMe()?.homes ?? []
  const { busy, waiting, tell } = describing
  // Of whoever else says it, their own homes have nothing to do with it.
  const own = alert.parties.includes('raiser')
  const homes = own ? mine : []
  const { text, setText, forget } = useWords(alert.id, 'where')
  const said: Where | undefined = waiting.where ?? alert.where
  const at = own ? (waiting.household ?? homeOf(alert, homes)) : HOME
  const here = said === 'here'
  const chosen = here ? HERE : said === 'home' ? at : undefined

  async function choose(option: string) {
    // What is chosen already was told, with words on the place perhaps: told again without them it would be another place.
    if (busy || option === chosen) return
    if (option === HOME) return void tell({ where: 'home' }, '在家')
    if (option !== HERE) return void tell({ where: 'home', household: option }, '在家')
    if ((await tell({ where: 'here', ...spotOf() }, own ? '就在这里，不在家' : '不在家')) && own)
      void tellPlace(alert.id)
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
        options={own ? ownOptions(homes) : plainOptions}
        chosen={chosen}
        onChoose={(option) => void choose(option)}
      />
      {own && !said && <Soft>没选的话，来的人先去{addressWords(alert.place)}，手机定位供他们参考。</Soft>}
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
