/** Where a post is: a building or a grid, a few words, or both. No position of the device. */
import { useState } from 'react'
import { ancestorAt } from '../../../../../shared/areas/code.ts'
import type { PostForm } from '../../../outbox/post-form.ts'
import { Box } from '../../../ui/base/box.tsx'
import { Icon } from '../../../ui/icon/icon.tsx'
import { Button } from '../../../ui/parts/button.tsx'
import { LineField } from '../../../ui/parts/field.tsx'
import { PlacePicker } from '../../../ui/parts/place-picker.tsx'
import { Buttons } from '../../../ui/parts/prose.tsx'
import { Sheet } from '../../../ui/sheet/sheet.tsx'

const WORDS_MAX = 60

type Place = PostForm['place']

export function PlaceSheet({
  area,
  place,
  onChoose,
  onClose,
}: {
  /** Around which it is looked for. */
  area: string
  place: Place
  onChoose: (place: Place) => void
  onClose: () => void
}) {
  const [picking, setPicking] = useState(false)
  const [chosen, setChosen] = useState(place ?? { words: '' })
  const root = ancestorAt(area, 'community') ?? area
  if (picking)
    return (
      <PlacePicker
        title='选楼栋或网格'
        root={root}
        rootName='本社区'
        choosable={['grid', 'building']}
        onChoose={({ code, fullName }) => {
          setChosen({ ...chosen, area: code, areaName: fullName })
          setPicking(false)
        }}
        onClose={() => setPicking(false)}
      />
    )
  const empty = chosen.area === undefined && chosen.words.trim() === ''
  return (
    <Sheet title='在哪里' onClose={onClose}>
      {chosen.areaName && (
        <Box>
          <Icon name='map-pin' /> {chosen.areaName}
        </Box>
      )}
      <Button icon='building-2' onTap={() => setPicking(true)}>
        {chosen.area ? '换个楼栋或网格' : '选楼栋或网格'}
      </Button>
      <LineField
        id='post-place'
        label='具体位置'
        optional
        placeholder='例如：东门花坛边'
        value={chosen.words}
        max={WORDS_MAX}
        onType={(words) => setChosen({ ...chosen, words })}
      />
      <Buttons>
        <Button kind='main' disabled={empty || chosen.words.length > WORDS_MAX} onTap={() => onChoose(chosen)}>
          就这里
        </Button>
        {place && <Button onTap={() => onChoose(undefined)}>不写地点</Button>}
      </Buttons>
    </Sheet>
  )
}
