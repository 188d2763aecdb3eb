/**
 * A map-like grid of areas: a tile each, darker the more there is, with the number on it, for colour alone says nothing. A
 * table of the same belongs beside it.
 */
import type { ReactNode } from 'react'
import { percentWords } from '../../words/number.ts'
import { Box } from '../base/box.tsx'
import { Tap } from '../base/tap.tsx'
import { cx } from '../cx.ts'
import style from './tiles.module.scss'

export interface Tile {
  id: string
  name: string
  /** From 0 to 1; undefined where there is nothing to take a share of. */
  share: number | undefined
  /** What the share is made of: 12 / 40 户. */
  words: string
  /** What stands large on it, if not the share in percent. */
  value?: string | undefined
}

/** The upper bounds of the steps, and how dark each is. */
const steps = [
  { to: 0.2, shade: 0.06, word: '20% 以下' },
  { to: 0.4, shade: 0.16, word: '20–40%' },
  { to: 0.6, shade: 0.26, word: '40–60%' },
  { to: 0.8, shade: 0.36, word: '60–80%' },
  { to: Number.POSITIVE_INFINITY, shade: 0.46, word: '80% 以上' },
] as const

const shadeOf = (share: number) => steps.find(({ to }) => share < to)?.shade ?? 0

const Shade = ({ shade }: { shade: number }) => (
  <Box as='span' decorative className={style.shade} style={{ opacity: shade }} />
)

export function Tiles({
  label,
  tiles,
  chosen,
  plain,
  onChoose,
}: {
  label: string
  tiles: readonly Tile[]
  /** Without the legend of percentages: each tile says in words what its shade means. */
  plain?: boolean | undefined
  chosen?: string | undefined
  /** What a tap on a tile does; without it they are only looked at. */
  onChoose?: ((id: string) => void) | undefined
}) {
  return (
    <Box className={style.plot}>
      <Box as='ul' className={style.tiles} label={label}>
        {tiles.map((tile) => (
          <Box as='li' key={tile.id} className={style.place}>
            <Ground chosen={tile.id === chosen} onTap={onChoose && (() => onChoose(tile.id))}>
              {tile.share !== undefined && <Shade shade={shadeOf(tile.share)} />}
              <Box as='span' className={style.name}>
                {tile.name}
              </Box>
              <Box as='span' className={style.share}>
                {tile.value ?? (tile.share === undefined ? '—' : percentWords(tile.share))}
              </Box>
              <Box as='span' className={style.words}>
                {tile.words}
              </Box>
            </Ground>
          </Box>
        ))}
      </Box>
      {!plain && <Legend />}
    </Box>
  )
}

const Legend = () => (
  <Box as='ul' className={style.legend} label='颜色深浅'>
    {steps.map(({ shade, word }) => (
      <Box as='li' key={word} className={style.step}>
        <Box as='span' className={style.sample}>
          <Shade shade={shade} />
        </Box>
        {word}
      </Box>
    ))}
  </Box>
)

function Ground({
  chosen,
  onTap,
  children,
}: {
  chosen: boolean
  onTap: (() => void) | undefined
  children: ReactNode
}) {
  const className = cx(style.tile, chosen && style.chosen)
  if (!onTap)
    return (
      <Box as='span' className={className}>
        {children}
      </Box>
    )
  return (
    <Tap onTap={onTap} className={className} current={chosen}>
      {children}
    </Tap>
  )
}
