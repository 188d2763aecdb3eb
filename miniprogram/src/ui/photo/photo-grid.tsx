import { useState } from 'react'
import type { Photo } from '../../../../shared/photos/contract.ts'
import { showPhotos } from '../../platform/photos.ts'
import { Box } from '../base/box.tsx'
import { Picture } from '../base/picture.tsx'
import { Tap } from '../base/tap.tsx'
import { Button } from '../parts/button.tsx'
import { Sheet } from '../sheet/sheet.tsx'
import style from './photo.module.scss'

const nameOf = (at: number) => `第 ${at + 1} 张照片`

/** Photos to look at; a tap shows one large. */
export function PhotoGrid({ photos }: { photos: Photo[] }) {
  const [shown, setShown] = useState<number>()
  if (photos.length === 0) return null
  const urls = photos.map(({ url }) => url)
  const large = shown === undefined ? undefined : photos[shown]
  return (
    <Box as='ul' className={style.grid}>
      {photos.map((photo, at) => (
        <Box as='li' key={photo.id} className={style.cell}>
          <Tap
            onTap={() => showPhotos(urls, photo.url) || setShown(at)}
            label={`看大图：${nameOf(at)}`}
            className={style.tile}
          >
            <Picture src={photo.thumbUrl} alt='' className={style.picture} />
          </Tap>
        </Box>
      ))}
      {large && shown !== undefined && (
        <Sheet title={nameOf(shown)} onClose={() => setShown(undefined)}>
          <Picture src={large.url} alt={nameOf(shown)} className={style.large} />
          {photos.length > 1 && <Button onTap={() => setShown((shown + 1) % photos.length)}>下一张</Button>}
        </Sheet>
      )}
    </Box>
  )
}
