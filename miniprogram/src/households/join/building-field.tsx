import { useEffect, useState } from 'react'
import { ancestorAt } from '../../../../shared/areas/code.ts'
import type { Area } from '../../../../shared/areas/contract.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { cityCode } from '../../platform/target.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { PlacePicker } from '../../ui/parts/place-picker.tsx'
import { Buttons, Line, Soft } from '../../ui/parts/prose.tsx'
import { AddressSearch } from './address-search.tsx'

interface Chosen {
  code: string
  name: string
}

/** Where a walk down the areas begins. */
interface Root {
  code: string
  name: string
}

const rootFor = (me: Me): Root => {
  const near = me.homes[0]?.building ?? me.roles[0]?.area
  const district = near && ancestorAt(near, 'district')
  return district ? { code: district, name: '本区' } : { code: cityCode, name: '全市' }
}

/** Which building: the one whose door was scanned, one found by words, or one picked on the way down the areas. */
export function BuildingField({
  me,
  given,
  chosen,
  error,
  onChoose,
}: {
  me: Me
  given: string | undefined
  chosen: Chosen | undefined
  error: string | undefined
  onChoose: (building: Chosen | undefined) => void
}) {
  const [root, setRoot] = useState<Root>()
  const wrong = useScanned(given, chosen, onChoose)
  const choose = ({ code, level, name, fullName }: Area) => {
    if (level === 'building') {
      setRoot(undefined)
      onChoose({ code, name: fullName })
    } else setRoot({ code, name })
  }
  return (
    <Card title='住在哪栋楼'>
      {chosen ? (
        <>
          <Line icon='building-2'>{chosen.name}</Line>
          <Buttons>
            <Button kind='quiet' onTap={() => onChoose(undefined)}>
              不是这栋，换一栋
            </Button>
          </Buttons>
        </>
      ) : (
        <>
          {wrong && <FieldError id='scanned'>{wrong}</FieldError>}
          <AddressSearch onChoose={choose} />
          <Box>
            <Button icon='map-pin' onTap={() => setRoot(rootFor(me))}>
              按区域一级级选
            </Button>
          </Box>
          <Soft>楼门口贴有入户码，用微信扫一下就不用找了。</Soft>
        </>
      )}
      <FieldError id='building'>{error}</FieldError>
      {root && (
        <PlacePicker
          title='选楼栋'
          root={root.code}
          rootName={root.name}
          choosable={['building']}
          onChoose={choose}
          onClose={() => setRoot(undefined)}
        />
      )}
    </Card>
  )
}

/** Fills in the building that was scanned, unless something is chosen; says what is wrong with it, if anything. */
function useScanned(
  given: string | undefined,
  chosen: Chosen | undefined,
  onChoose: (building: Chosen) => void,
): string | undefined {
  const [wrong, setWrong] = useState<string>()
  const [wanted, setWanted] = useState(given !== undefined && chosen === undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks the scanned building up once
  useEffect(() => {
    if (!wanted || given === undefined) return
    setWanted(false)
    void api.call('getArea', { params: { area: given } }).then((found) => {
      if (!found.ok) return setWrong(`${found.failure.message}。请在下面找您住的楼栋`)
      const { area } = found.value
      if (area.closedAt) return setWrong('这栋楼的码已停用，请在下面找您住的楼栋')
      onChoose({ code: area.code, name: area.fullName })
    })
  }, [given])
  return wrong
}
