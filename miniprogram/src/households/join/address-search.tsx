import { useEffect, useRef, useState } from 'react'
import { levelWords } from '../../../../shared/areas/code.ts'
import type { Area } from '../../../../shared/areas/contract.ts'
import { api } from '../../api/api.ts'
import type { Failure } from '../../api/outcome.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { LineField } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Rows, RowTap } from '../../ui/parts/rows.tsx'

/** Milliseconds after the last letter until it searches. */
const REST = 400
const SHORTEST = 2

type Found = { query: string; items: Area[] } | { query: string; failure: Failure }

/** Finds places by words of their names; a building is what is looked for, what lies above it leads there. */
export function AddressSearch({ onChoose }: { onChoose: (area: Area) => void }) {
  const [text, setText] = useState('')
  const [found, setFound] = useState<Found>()
  const latest = useRef('')
  const query = text.trim()
  latest.current = query
  useEffect(() => {
    if (query.length < SHORTEST) return
    return clock.later(REST, () => {
      void api.call('searchAreas', { query: { q: query } }).then((answer) => {
        if (latest.current !== query) return
        setFound(answer.ok ? { query, items: answer.value.items } : { query, failure: answer.failure })
      })
    })
  }, [query])
  const shown = found && query.length >= SHORTEST ? found : undefined
  return (
    <>
      <LineField
        id='address'
        label='搜地址'
        placeholder='例如：大江园 3号楼'
        value={text}
        onType={setText}
        error={shown && 'failure' in shown ? shown.failure.message : undefined}
      />
      <Box live='polite'>
        {shown && 'items' in shown && shown.items.length === 0 && shown.query === query && (
          <Soft>没有找到“{query}”。换个说法试试，例如社区名加楼号；或者按区域一级级选。</Soft>
        )}
        {shown && 'items' in shown && shown.items.length > 0 && (
          <Rows label='搜到的地点'>
            {shown.items.map((area) => (
              <RowTap
                key={area.code}
                icon={area.level === 'building' ? 'building-2' : 'map-pin'}
                title={area.fullName}
                value={levelWords[area.level]}
                onTap={() => onChoose(area)}
              />
            ))}
          </Rows>
        )}
      </Box>
    </>
  )
}
