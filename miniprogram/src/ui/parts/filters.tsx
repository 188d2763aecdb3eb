/**
 * Filters over a list. Each is a button that says what it is set to, and opens its choices:
 *
 *   <Filters>
 *     <Filter label='网格' options={[['all', '全部'], ['420102015020001', '第1网格']]} chosen={grid} onChoose={setGrid} />
 *     <Search id='who' label='找人' value={words} onType={setWords} placeholder='姓名' />
 *   </Filters>
 */
import { type ReactNode, useState } from 'react'
import { Box } from '../base/box.tsx'
import { FieldLabel, LineInput } from '../base/input.tsx'
import { Tap } from '../base/tap.tsx'
import { Icon } from '../icon/icon.tsx'
import { Sheet } from '../sheet/sheet.tsx'
import style from './filters.module.scss'

export function Filters({ children }: { children: ReactNode }) {
  return <Box className={style.filters}>{children}</Box>
}

/** One of some words; `chosen` that is among no options shows as the first. */
export function Filter<T extends string>({
  label,
  options,
  chosen,
  onChoose,
}: {
  label: string
  options: readonly (readonly [T, string])[]
  chosen: T
  onChoose: (option: T) => void
}) {
  const [open, setOpen] = useState(false)
  const word = (options.find(([option]) => option === chosen) ?? options[0])?.[1] ?? ''
  return (
    <>
      <Tap className={style.filter} onTap={() => setOpen(true)}>
        <Box as='span' className={style.label}>
          {label}
        </Box>
        <Box as='span' className={style.word}>
          {word}
        </Box>
        <Icon name='chevron-down' />
      </Tap>
      {open && (
        <Sheet title={label} onClose={() => setOpen(false)}>
          <Box className={style.options} role='radiogroup' label={label}>
            {options.map(([option, name]) => (
              <Tap
                key={option}
                role='radio'
                checked={option === chosen}
                className={style.option}
                onTap={() => {
                  onChoose(option)
                  setOpen(false)
                }}
              >
                <Box as='span'>{name}</Box>
                {option === chosen && <Icon name='check' />}
              </Tap>
            ))}
          </Box>
        </Sheet>
      )}
    </>
  )
}

/** Words to find in what is shown. */
export function Search({
  id,
  label,
  value,
  placeholder,
  onType,
}: {
  id: string
  label: string
  value: string
  placeholder?: string | undefined
  onType: (text: string) => void
}) {
  return (
    <Box className={style.search}>
      <FieldLabel of={id} className={style.searchLabel}>
        <Icon name='search' />
        <Box as='span' className='only-read'>
          {label}
        </Box>
      </FieldLabel>
      <LineInput
        id={id}
        label={label}
        className={style.input}
        value={value}
        placeholder={placeholder ?? label}
        onType={onType}
      />
    </Box>
  )
}
